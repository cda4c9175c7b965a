// The state of an upload, and the button that pauses it and lets it continue.
import { Pause, Play } from "lucide-react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import type { FileView, TransferState, TransferView } from "../../generated/calls";
import { resume } from "./letGo";

const open: readonly TransferState[] = ["waiting", "moving", "paused"];

/** Where the upload of an own file stands now; nothing once it is published. */
export function useUpload(file: FileView): TransferView | null {
  const { data } = useAsk("file.uploads", {}, { enabled: file.upload !== null });
  if (file.upload === null) return null;
  const row = data?.uploads.find((each) => each.file.id === file.id)?.file.upload;
  if (row !== undefined && row !== null) return row;
  // An upload that had begun and is no longer listed has arrived.
  const begun = data !== undefined && (file.upload.state === "moving" || file.upload.state === "paused");
  return begun ? { ...file.upload, state: "done", moved: file.upload.size } : file.upload;
}

export function percent(upload: TransferView): number {
  return upload.size === 0 ? 0 : Math.floor((upload.moved / upload.size) * 100);
}

/** Pauses an upload, or lets it continue where it stopped. */
export function UploadPause({ file, upload }: { file: FileView; upload: TransferView | null }) {
  const words = useWords();
  const act = useAct();
  if (upload === null || !open.includes(upload.state)) return null;
  const paused = upload.state === "paused";
  const Icon = paused ? Play : Pause;
  const label = words(paused ? "upload-resume" : "upload-pause", { name: file.name });
  return (
    <button
      type="button"
      className="ib"
      aria-label={label}
      title={label}
      data-testid="upload-pause"
      data-state={upload.state}
      onClick={() => {
        if (paused) resume(file.id);
        void act.call("file.pause", { file: file.id, paused: !paused });
      }}
    >
      <Icon className="i" size={15} strokeWidth={1.75} aria-hidden />
    </button>
  );
}

/** A thin line that shows how much of the file has been sent. */
export function UploadBar({ file, upload }: { file: FileView; upload: TransferView | null }) {
  const words = useWords();
  if (upload?.state !== "moving" && upload?.state !== "paused") return null;
  return (
    <progress className="file-bar" max={upload.size} value={upload.moved} aria-label={words("upload-of", { name: file.name })} />
  );
}

/** Whether the person paused one of these uploads; the text is sent after it. */
export function useIsPaused(files: readonly FileView[]): boolean {
  const own = files.filter((file) => file.upload !== null);
  const { data } = useAsk("file.uploads", {}, { enabled: own.length > 0 });
  return own.some((file) => data?.uploads.some((row) => row.file.id === file.id && row.file.upload?.state === "paused"));
}
