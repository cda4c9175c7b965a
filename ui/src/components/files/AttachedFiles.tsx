// The files that go with a text that is being written: each shows its state and can be removed.
import { CircleAlert, X } from "lucide-react";
import { useSizes } from "../../app/sizes";
import { useErrorWords, useWords } from "../../app/words";
import type { FileView } from "../../generated/calls";
import { FileMark } from "./FileMark";
import { percent, UploadBar, UploadPause, useUpload } from "./UploadPause";
import type { Attachments, Coming } from "./useAttachments";
import "./files.css";

export function AttachedFiles({ attachments }: { attachments: Attachments }) {
  const words = useWords();
  const { files, coming } = attachments;
  if (files.length + coming.length === 0) return null;
  return (
    <ul className="attached" aria-label={words("files-label")} data-testid="attached">
      {files.map((file) => (
        <Attached key={file.id} file={file} onRemove={() => attachments.remove(file)} />
      ))}
      {coming.map((each) => (
        <ComingIn key={each.key} coming={each} onForget={() => attachments.forget(each.key)} />
      ))}
    </ul>
  );
}

function Attached({ file, onRemove }: { file: FileView; onRemove: () => void }) {
  const words = useWords();
  const sizes = useSizes();
  const errorWords = useErrorWords();
  const upload = useUpload(file);
  const code = upload?.state === "refused" ? (upload.refusal ?? "internal") : null;
  return (
    <li
      className={code === null ? "attached-file" : "attached-file bad"}
      data-testid={`attached-${file.id}`}
      data-state={upload?.state}
    >
      <FileMark file={file} />
      <span className="grow">
        <span className="cut file-name" title={file.name}>
          {file.name}
        </span>
        {code === null ? (
          <span className="xs quiet num">
            {sizes(file.size)}
            {upload !== null && upload.state !== "waiting" && (
              <> · {words(`upload-${upload.state}`, { part: percent(upload) })}</>
            )}
          </span>
        ) : (
          <span className="xs brick">{errorWords(code)}</span>
        )}
        <UploadBar file={file} upload={upload} />
      </span>
      {/* Uploads start when the text is sent, so a file here has no pause button. */}
      {upload?.state !== "waiting" && <UploadPause file={file} upload={upload} />}
      <button
        type="button"
        className="ib"
        aria-label={words("files-remove", { name: file.name })}
        data-testid="attached-remove"
        onClick={onRemove}
      >
        <X className="i" size={15} strokeWidth={1.75} aria-hidden />
      </button>
    </li>
  );
}

function ComingIn({ coming, onForget }: { coming: Coming; onForget: () => void }) {
  const words = useWords();
  const sizes = useSizes();
  const errorWords = useErrorWords();
  const { name, size, moved, code } = coming;
  return (
    <li className={code === null ? "attached-file" : "attached-file bad"} data-testid={code === null ? "coming" : "not-taken"}>
      {code !== null && <CircleAlert className="i brick" size={18} strokeWidth={1.75} aria-hidden />}
      <span className="grow">
        <span className="cut file-name" title={name}>
          {name}
        </span>
        {code === null ? (
          <>
            <span className="xs quiet num">{words("files-coming", { size: sizes(size) })}</span>
            <progress className="file-bar" max={Math.max(1, size)} value={moved} aria-label={words("upload-of", { name })} />
          </>
        ) : (
          <span className="xs brick" role="alert">
            {errorWords(code)}
          </span>
        )}
      </span>
      <button
        type="button"
        className="ib"
        aria-label={words("files-remove", { name })}
        data-testid="coming-remove"
        onClick={code === null ? coming.stop : onForget}
      >
        <X className="i" size={15} strokeWidth={1.75} aria-hidden />
      </button>
    </li>
  );
}
