// One image, as large as the window; the arrow keys go to the next.
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import "../../styles/dialog.css";
import { useMissing } from "../../app/bytes";
import { useWords } from "../../app/words";
import type { FileView } from "../../generated/calls";
import { fileUrl } from "../../platform";
import { SaveFile } from "./SaveFile";
import "./files.css";

export default function ImageDialog({ images, start, onClose }: { images: FileView[]; start: number; onClose: () => void }) {
  const words = useWords();
  const [at, setAt] = useState(start);
  const image = images[at];
  if (image === undefined) return null;
  const step = (by: number) => setAt((at + by + images.length) % images.length);
  const walk = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") step(1);
    else if (event.key === "ArrowLeft") step(-1);
    else return;
    event.preventDefault();
  };
  const several = images.length > 1;
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()} data-covers>
      <Modal className="dialog image-dialog">
        <Dialog className="image-body" aria-label={image.name} data-testid="image-dialog">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys do what the two buttons do */}
          <div onKeyDown={walk} className="image-frame">
            <div className="image-head">
              <span className="cut grow">{image.name}</span>
              {several && (
                <span className="xs quiet num" role="status">
                  {words("image-of", { at: at + 1, count: images.length })}
                </span>
              )}
              <SaveFile key={image.id} file={image} />
              <button type="button" className="ib" aria-label={words("close")} onClick={onClose} data-testid="image-close">
                <X className="i" size={18} strokeWidth={1.75} aria-hidden />
              </button>
            </div>
            <Large key={image.id} image={image} />
            {several && (
              <div className="image-steps">
                <button type="button" className="btn sm" onClick={() => step(-1)} data-testid="image-previous">
                  <ChevronLeft className="i" size={16} strokeWidth={1.75} aria-hidden />
                  {words("image-previous")}
                </button>
                <button type="button" className="btn sm" onClick={() => step(1)} data-testid="image-next">
                  {words("image-next")}
                  <ChevronRight className="i" size={16} strokeWidth={1.75} aria-hidden />
                </button>
              </div>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Large({ image }: { image: FileView }) {
  const words = useWords();
  const { missing, onError } = useMissing();
  if (missing) return <p className="pad">{words("image-missing")}</p>;
  return (
    <img
      src={fileUrl(image.id, "large")}
      alt={image.name}
      width={image.width || undefined}
      height={image.height || undefined}
      draggable={false}
      onError={onError}
    />
  );
}
