// Files under what somebody wrote: images in their own shape, anything else to save.
import { Download } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useSizes } from "../../app/sizes";
import { useWords } from "../../app/words";
import type { FileView } from "../../generated/calls";
import { fileUrl } from "../../platform";
import { percent, useUpload } from "./AttachedFiles";
import { FileMark } from "./FileMark";
import { useSaveFile } from "./useSaveFile";
import "./files.css";

const ImageDialog = lazy(() => import("./ImageDialog"));

/** Images shown beside each other; the last says how many more there are. */
const gallery = 4;

export function EntryFiles({ files, chips = false }: { files: FileView[]; chips?: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState<number | null>(null);
  if (files.length === 0) return null;
  const images = files.filter((file) => file.isImage && !chips);
  const others = files.filter((file) => !file.isImage || chips);
  const more = images.length - gallery;
  return (
    <div className="entry-files" data-testid="entry-files">
      {images.length > 0 && (
        <ul className={images.length === 1 ? "gallery one" : "gallery"}>
          {images.slice(0, gallery).map((image, place) => (
            <Picture
              key={image.id}
              image={image}
              more={place === gallery - 1 && more > 0 ? more : 0}
              onOpen={() => setOpen(place)}
            />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="chips-of-files" aria-label={words("files-label")}>
          {others.map((file) => (
            <OtherFile key={file.id} file={file} />
          ))}
        </ul>
      )}
      <Suspense>{open !== null && <ImageDialog images={images} start={open} onClose={() => setOpen(null)} />}</Suspense>
    </div>
  );
}

function Picture({ image, more, onOpen }: { image: FileView; more: number; onOpen: () => void }) {
  const words = useWords();
  const [failed, setFailed] = useState(false);
  const upload = useUpload(image);
  // The room it takes is known before its bytes are.
  const width = image.width === 0 ? 4 : image.width;
  const height = image.height === 0 ? 3 : image.height;
  const ratio = Math.max(0.4, Math.min(width / height, 3));
  return (
    <li
      className="picture"
      style={{ flexGrow: ratio, flexBasis: `${ratio * 140}px`, aspectRatio: ratio, maxWidth: `min(100%, ${width}px)` }}
    >
      <button
        type="button"
        aria-label={
          more > 0 ? words("image-open-more", { name: image.name, count: more }) : words("image-open", { name: image.name })
        }
        data-testid={`image-${image.id}`}
        onClick={onOpen}
      >
        {failed ? (
          <span className="picture-missing xs quiet">{words("image-missing")}</span>
        ) : (
          <img
            src={fileUrl(image.id, "medium")}
            alt={image.name}
            width={width}
            height={height}
            loading="lazy"
            decoding="async"
            draggable={false}
            onError={() => setFailed(true)}
          />
        )}
        {more > 0 && (
          <span className="picture-more" aria-hidden>
            {words("image-more", { count: more })}
          </span>
        )}
        {upload?.state === "moving" && (
          <span className="picture-part num">{words("upload-moving", { part: percent(upload) })}</span>
        )}
      </button>
    </li>
  );
}

function OtherFile({ file }: { file: FileView }) {
  const words = useWords();
  const sizes = useSizes();
  const save = useSaveFile();
  const upload = useUpload(file);
  return (
    <li className="other-file" data-testid={`file-${file.id}`}>
      <FileMark file={file} />
      <span className="grow">
        <span className="cut file-name" title={file.name}>
          {file.name}
        </span>
        <span className="xs quiet num">
          {sizes(file.size)}
          {upload !== null && upload.state !== "done" && <> · {words(`upload-${upload.state}`, { part: percent(upload) })}</>}
        </span>
      </span>
      <button
        type="button"
        className="ib"
        aria-label={words("file-save", { name: file.name })}
        title={words("file-save", { name: file.name })}
        data-testid="file-save"
        onClick={() => save(file)}
      >
        <Download className="i" size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </li>
  );
}
