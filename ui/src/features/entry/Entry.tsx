import type { AppState } from "../../generated/calls";
export default function Entry(_: {
  state: AppState;
  choosing: boolean;
  onProfileSaved: () => void;
  onReadFirst: () => void;
  onDone: () => void;
}) {
  return null;
}
