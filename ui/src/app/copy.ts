// Copies a text for the person and says whether it worked.
import { toast } from "./toasts";
import { useWords } from "./words";

export function useCopy(): (text: string) => Promise<void> {
  const words = useWords();
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ kind: "done", text: words("copied") });
    } catch {
      toast({ kind: "error", text: words("copy-failed") });
    }
  };
}
