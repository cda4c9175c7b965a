import { FileArchive, FileAudio, FileImage, FileSpreadsheet, FileText, FileVideo, type LucideIcon } from "lucide-react";
import { useMissing } from "../../app/bytes";
import type { FileView } from "../../generated/calls";
import { fileUrl } from "../../platform";

function iconOf(media: string): LucideIcon {
  if (media.startsWith("image/")) return FileImage;
  if (media.startsWith("audio/")) return FileAudio;
  if (media.startsWith("video/")) return FileVideo;
  if (media.includes("zip")) return FileArchive;
  if (media.includes("sheet") || media === "text/csv") return FileSpreadsheet;
  return FileText;
}

/** A thumbnail of an image, or a sign for the kind of file. */
export function FileMark({ file }: { file: FileView }) {
  const { missing, onError } = useMissing();
  if (file.isImage && !missing) {
    return (
      <img className="file-thumb" src={fileUrl(file.id, "small")} alt="" decoding="async" draggable={false} onError={onError} />
    );
  }
  const Icon = iconOf(file.media);
  return <Icon className="i quiet" size={20} strokeWidth={1.5} aria-hidden />;
}
