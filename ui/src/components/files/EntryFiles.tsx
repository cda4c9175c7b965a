// Files under a post or comment: images are drawn in their own shape, other files can be saved.
import { lazy, Suspense, useState } from "react";
import { useMissing } from "../../app/bytes";
import { useSizes } from "../../app/sizes";
import { useWords } from "../../app/words";
import type { FileView } from "../../generated/calls";
import { fileUrl } from "../../platform";
import { FileMark } from "./FileMark";
import { SaveFile } from "./SaveFile";
import { percent, UploadBar, UploadPause, useUpload } from "./UploadPause";
import "./files.css";

const ImageDialog = lazy(() => import("./ImageDialog"));

/** Images shown beside each other; the last says how many more there are. */
const gallery = 4;

/** Highest row of images, in pixels. */
const tallest = 320;

/** Width over height; known before the bytes are here, within what can be looked at in a row. */
function shapeOf(image: FileView): number {
  if (image.width === 0 || image.height === 0) return 4 / 3;
  return Math.max(0.4, Math.min(image.width / image.height, 3));
}

function wide(row: readonly FileView[]): number {
  return row.reduce((sum, image) => sum + shapeOf(image), 0);
}

/** Two or three that are narrow stand beside each other, four as two and two. */
function rowsOf(images: readonly FileView[]): FileView[][] {
  if (images.length < 2 || (images.length < 4 && wide(images) <= 6)) return [[...images]];
  const half = images.length === 3 ? 1 : 2;
  return [images.slice(0, half), images.slice(half)].filter((row) => row.length > 0);
}

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
        <div className="gallery">
          {rowsOf(images.slice(0, gallery)).map((row) => (
            <ul key={row[0]?.id} className="gallery-row" style={{ maxWidth: `${Math.round(tallest * wide(row))}px` }}>
              {row.map((image) => (
                <Picture
                  key={image.id}
                  image={image}
                  more={more > 0 && image === images[gallery - 1] ? more : 0}
                  onOpen={() => setOpen(images.indexOf(image))}
                />
              ))}
            </ul>
          ))}
        </div>
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
  const { missing, onError } = useMissing();
  const upload = useUpload(image);
  const ratio = shapeOf(image);
  return (
    <li className="picture" style={{ flex: `${ratio} 1 0`, aspectRatio: ratio }}>
      <button
        type="button"
        aria-label={
          more > 0 ? words("image-open-more", { name: image.name, count: more }) : words("image-open", { name: image.name })
        }
        data-testid={`image-${image.id}`}
        onClick={onOpen}
      >
        {missing ? (
          <span className="picture-missing xs quiet">{words("image-missing")}</span>
        ) : (
          <img
            src={fileUrl(image.id, "medium")}
            alt={image.name}
            loading="lazy"
            decoding="async"
            draggable={false}
            onError={onError}
          />
        )}
        {more > 0 && (
          <span className="picture-more" aria-hidden>
            {words("image-more", { count: more })}
          </span>
        )}
        {upload !== null && upload.state !== "done" && (
          <span className="picture-part num">{words(`upload-${upload.state}`, { part: percent(upload) })}</span>
        )}
      </button>
      <UploadPause file={image} upload={upload} />
    </li>
  );
}

function OtherFile({ file }: { file: FileView }) {
  const words = useWords();
  const sizes = useSizes();
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
        <UploadBar file={file} upload={upload} />
      </span>
      <UploadPause file={file} upload={upload} />
      <SaveFile file={file} />
    </li>
  );
}
