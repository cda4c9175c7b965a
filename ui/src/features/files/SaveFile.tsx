// Saves a file among the downloads: busy while it does, and then says where it is.
import { Download, LoaderCircle } from "lucide-react";
import { useState } from "react";
import { toast, useSayError } from "../../app/toasts";
import { useWords } from "../../app/words";
import type { FileView } from "../../generated/calls";
import { call } from "../../platform";
import { asCallError } from "./stage";

/** A large file takes a while: the button keeps the focus and does nothing twice. */
export function SaveFile({ file }: { file: FileView }) {
  const words = useWords();
  const sayError = useSayError();
  const [saving, setSaving] = useState(false);
  const save = async () => {
    if (saving) return;
    setSaving(true);
    try {
      const { path } = await call("file.save", { id: file.id });
      toast({ kind: "done", text: words("file-saved", { path }) });
    } catch (cause) {
      sayError(asCallError(cause));
    } finally {
      setSaving(false);
    }
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
