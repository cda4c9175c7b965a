import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { useWords } from "../../app/words";

/** Opens the system's own window to pick files. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const label = words("files-attach");
  return (
    <>
      <button
        type="button"
        className="ib"
        aria-label={label}
        title={label}
        data-testid="attach"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => input.current?.click()}
      >
        <Paperclip className="i" size={16} strokeWidth={1.75} aria-hidden />
      </button>
      <input
        ref={input}
        className="vh"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={label}
        data-testid="attach-file"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
