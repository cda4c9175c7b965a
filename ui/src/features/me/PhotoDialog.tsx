// Choosing a photo: the person picks, pastes or drags a picture, sets a square, sees the result, and reads what they agree to.
import { CircleAlert, ImageUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { type ErrorCode, useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { filesOf, hasFiles, named } from "../../components/files/pick";
import { readSize, type Size } from "../../components/files/pixels";
import { stageFile } from "../../components/files/stage";
import type { CropRequest, PersonCard } from "../../generated/calls";
import { CropSquare } from "./CropSquare";
import { middleSquare } from "./square";
import { saveProfile } from "./useField";
import "./photo.css";

/** Longest side of the picture that is drawn while choosing. */
const drawnSide = 1200;

interface Picture {
  file: File;
  /** As it is shown, upright. */
  size: Size;
  canvas: HTMLCanvasElement;
}

async function read(file: File): Promise<Picture | ErrorCode> {
  const told = await readSize(file);
  if (typeof told === "string") return told;
  try {
    const bitmap = await createImageBitmap(file);
    try {
      const size = { width: bitmap.width, height: bitmap.height };
      const scale = Math.min(1, drawnSide / Math.max(size.width, size.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(size.width * scale));
      canvas.height = Math.max(1, Math.round(size.height * scale));
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      return { file, size, canvas };
    } finally {
      bitmap.close();
    }
  } catch {
    // The file is damaged or too large for the memory; the browser does not say which.
    return "image_not_drawn";
  }
}

export default function PhotoDialog({ card, onClose }: { card: PersonCard; onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const [picture, setPicture] = useState<Picture | null>(null);
  const [square, setSquare] = useState<CropRequest>({ left: 0, top: 0, side: 0 });
  const [unreadable, setUnreadable] = useState<ErrorCode | null>(null);
  const act = useAct("inline");
  const busy = act.pending;
  const code = unreadable ?? act.error?.code ?? null;
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setUnreadable(null);
    act.clear();
    const found = await read(named(file, "photo"));
    if (typeof found === "string") setUnreadable(found);
    else {
      setPicture(found);
      setSquare(middleSquare(found.size));
    }
  };
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => void latest.current(filesOf(event.clipboardData)[0]);
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
  const save = async () => {
    if (picture === null || busy) return;
    setUnreadable(null);
    await act.run(async () => {
      const staged = await stageFile(picture.file, { place: { kind: "photo" }, crop: square });
      await saveProfile({ photo: staged.id });
      onClose();
    });
  };
  return (
    <Dialog title={words("photo-title")} onClose={onClose} size="wide" testid="photo-dialog">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way in; the button does the same */}
      <div
        className={over ? "photo-place over" : "photo-place"}
        onDragOver={(event) => {
          if (!hasFiles(event.dataTransfer)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(filesOf(event.dataTransfer)[0]);
        }}
      >
        {picture === null ? (
          <div className="photo-drop">
            <ImageUp className="i quiet" size={28} strokeWidth={1.5} aria-hidden />
            <p>{words("photo-drop")}</p>
            <button type="button" className="btn" onClick={() => input.current?.click()} data-testid="photo-pick">
              {words("photo-pick")}
            </button>
          </div>
        ) : (
          <div className="photo-crop">
            <CropSquare canvas={picture.canvas} size={picture.size} square={square} onChange={setSquare} />
            <div className="photo-looks" data-testid="photo-preview">
              <p className="xs quiet">{words("photo-preview")}</p>
              <div className="photo-sizes">
                {[88, 40, 28].map((each) => (
                  <Preview key={each} picture={picture} square={square} side={each} />
                ))}
              </div>
              <p className="sm photo-name">
                <b>{card.name}</b>
              </p>
              <button type="button" className="btn sm bare" onClick={() => input.current?.click()}>
                {words("photo-other")}
              </button>
            </div>
          </div>
        )}
      </div>
      <input
        ref={input}
        className="vh"
        type="file"
        accept="image/jpeg,image/png,image/webp,image/gif"
        aria-label={words("photo-pick")}
        tabIndex={-1}
        data-testid="photo-file"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {code !== null && (
        <p className="msg bad" role="alert" data-testid="photo-error">
          <CircleAlert className="i" size={15} strokeWidth={1.75} aria-hidden />
          {errorWords(code)}
        </p>
      )}
      <p className="sm quiet photo-consent">{words("photo-consent")}</p>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
        </button>
        <button
          type="button"
          className="btn go"
          disabled={picture === null || busy}
          onClick={() => void save()}
          data-testid="photo-save"
        >
          {words("photo-save")}
        </button>
      </div>
    </Dialog>
  );
}

function Preview({ picture, square, side }: { picture: Picture; square: CropRequest; side: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const at = canvas.current?.getContext("2d");
    if (at === null || at === undefined) return;
    const scale = picture.canvas.width / picture.size.width;
    at.clearRect(0, 0, side * 2, side * 2);
    at.drawImage(
      picture.canvas,
      square.left * scale,
      square.top * scale,
      square.side * scale,
      square.side * scale,
      0,
      0,
      side * 2,
      side * 2,
    );
  }, [picture, square, side]);
  return (
    <canvas
      ref={canvas}
      className="photo-look"
      width={side * 2}
      height={side * 2}
      style={{ width: side, height: side }}
      aria-hidden
    />
  );
}
