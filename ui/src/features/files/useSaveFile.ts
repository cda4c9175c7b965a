import { toast, useSayError } from "../../app/toasts";
import { useWords } from "../../app/words";
import type { FileView } from "../../generated/calls";
import { call } from "../../platform";
import { asCallError } from "./stage";

/** Saves a file among the downloads and says where. */
export function useSaveFile(): (file: FileView) => void {
  const words = useWords();
  const sayError = useSayError();
  return (file) => {
    call("file.save", { id: file.id })
      .then(({ path }) => toast({ kind: "done", text: words("file-saved", { path }) }))
      .catch((cause) => sayError(asCallError(cause)));
  };
}
