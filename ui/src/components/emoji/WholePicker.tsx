// Keeps the room of the picker until its code and its data are there; only then is either loaded.
import { lazy, Suspense } from "react";
import "./emoji.css";

const EmojiPicker = lazy(() => import("./EmojiPicker"));

export function WholePicker({ onPick }: { onPick: (emoji: string) => void }) {
  return (
    <Suspense fallback={<div className="emoji-picker" aria-busy />}>
      <EmojiPicker onPick={onPick} />
    </Suspense>
  );
}
