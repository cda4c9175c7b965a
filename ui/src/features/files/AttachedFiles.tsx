// The files beside what is being written: each with where it stands, and the way to take it out.
import { CircleAlert, Pause, Play, X } from "lucide-react";
import { useAsk } from "../../app/data";
import { useSizes } from "../../app/sizes";
import { useSayError } from "../../app/toasts";
import { useErrorWords, useWords } from "../../app/words";
import type { FileView, TransferView } from "../../generated/calls";
import { call } from "../../platform";
import { FileMark } from "./FileMark";
import { asCallError } from "./stage";
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

/** Where its upload stands now. */
export function useUpload(file: FileView): TransferView | null {
  const { data } = useAsk("file.uploads", {}, { enabled: file.upload !== null });
  if (file.upload === null) return null;
  return data?.uploads.find((row) => row.file.id === file.id)?.file.upload ?? file.upload;
}

function Attached({ file, onRemove }: { file: FileView; onRemove: () => void }) {
  const words = useWords();
  const sizes = useSizes();
  const errorWords = useErrorWords();
  const sayError = useSayError();
  const upload = useUpload(file);
  const code = upload?.state === "refused" ? (upload.refusal ?? "internal") : null;
  const pause = (paused: boolean) => {
    call("file.pause", { file: file.id, paused }).catch((cause) => sayError(asCallError(cause)));
  };
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
        {upload?.state === "moving" && (
          <progress
            className="file-bar"
            max={upload.size}
            value={upload.moved}
            aria-label={words("upload-of", { name: file.name })}
          />
        )}
      </span>
      {(upload?.state === "moving" || upload?.state === "paused") && (
        <button
          type="button"
          className="ib"
          aria-label={words(upload.state === "paused" ? "upload-resume" : "upload-pause", { name: file.name })}
          data-testid="upload-pause"
          onClick={() => pause(upload.state !== "paused")}
        >
          {upload.state === "paused" ? (
            <Play className="i" size={15} strokeWidth={1.75} aria-hidden />
          ) : (
            <Pause className="i" size={15} strokeWidth={1.75} aria-hidden />
          )}
        </button>
      )}
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

export function percent(upload: TransferView): number {
  return upload.size === 0 ? 0 : Math.floor((upload.moved / upload.size) * 100);
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
