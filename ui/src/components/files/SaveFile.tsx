// Saves a file among the downloads, shows that it is busy, and says where the file is.
import { Download, LoaderCircle } from "lucide-react";
import { useAct } from "../../app/act";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import type { FileView } from "../../generated/calls";
import { call } from "../../platform";

/** Saving a large file takes a while: the button keeps the focus and ignores a second press. */
export function SaveFile({ file }: { file: FileView }) {
  const words = useWords();
  const act = useAct();
  const saving = act.pending;
  const save = async () => {
    if (saving) return;
    await act.run(async () => {
      const { path } = await call("file.save", { id: file.id });
      toast({ kind: "done", text: words("file-saved", { path }) });
    });
  };
  const label = words(saving ? "file-saving" : "file-save", { name: file.name });
  const Icon = saving ? LoaderCircle : Download;
  return (
    <button
      type="button"
      className="ib save-file"
      aria-label={label}
      title={label}
      aria-disabled={saving}
      aria-busy={saving}
      data-testid="file-save"
      onClick={() => void save()}
    >
      <Icon className="i" size={16} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
