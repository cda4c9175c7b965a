// The square over the picture: dragged, or moved with the arrow keys; a slider, + and − make it larger and smaller.
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef } from "react";
import { useWords } from "../../app/words";
import type { Size } from "../../components/files/pixels";
import type { CropRequest } from "../../generated/calls";
import { moved, sideRange, sized } from "./square";

interface Props {
  canvas: HTMLCanvasElement;
  size: Size;
  square: CropRequest;
  onChange: (square: CropRequest) => void;
}

function byKey(key: string, by: number, square: CropRequest, size: Size): CropRequest | null {
  if (key === "ArrowLeft") return moved(square, size, -by, 0);
  if (key === "ArrowRight") return moved(square, size, by, 0);
  if (key === "ArrowUp") return moved(square, size, 0, -by);
  if (key === "ArrowDown") return moved(square, size, 0, by);
  if (key === "+" || key === "=") return sized(square, size, square.side + by);
  if (key === "-") return sized(square, size, square.side - by);
  return null;
}

export function CropSquare({ canvas, size, square, onChange }: Props) {
  const words = useWords();
  const hint = useId();
  const frame = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; y: number; square: CropRequest } | null>(null);
  useEffect(() => {
    frame.current?.prepend(canvas);
    return () => canvas.remove();
  }, [canvas]);
  const { least, most } = sideRange(size);
  const step = Math.max(1, Math.round(most / 50));
  const perPixel = () => size.width / (frame.current?.clientWidth ?? size.width);
  const press = (event: KeyboardEvent) => {
    const by = event.shiftKey ? step * 5 : step;
    const next = byKey(event.key, by, square, size);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  };
  const grab = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, square };
  };
  const pull = (event: PointerEvent) => {
    const from = drag.current;
    if (from === null) return;
    const scale = perPixel();
    onChange(moved(from.square, size, (event.clientX - from.x) * scale, (event.clientY - from.y) * scale));
  };
  const part = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return (
    <div className="crop">
      <div className="crop-frame" ref={frame} style={{ aspectRatio: `${size.width} / ${size.height}` }}>
        <button
          type="button"
          className="crop-square"
          aria-label={words("crop-label")}
          aria-describedby={hint}
          data-testid="crop-square"
          data-left={square.left}
          data-top={square.top}
          data-side={square.side}
          // biome-ignore lint/a11y/noAutofocus: the dialog has just shown the picture; this is what is asked now
          autoFocus
          style={{
            left: part(square.left, size.width),
            top: part(square.top, size.height),
            width: part(square.side, size.width),
            height: part(square.side, size.height),
          }}
          onKeyDown={press}
          onPointerDown={grab}
          onPointerMove={pull}
          onPointerUp={() => {
            drag.current = null;
          }}
        />
      </div>
      <label className="crop-size">
        <span className="sm quiet">{words("crop-size")}</span>
        <input
          type="range"
          min={least}
          max={most}
          step={step}
          value={square.side}
          data-testid="crop-size"
          onChange={(event) => onChange(sized(square, size, Number(event.target.value)))}
        />
      </label>
      <p className="xs quiet" id={hint}>
        {words("crop-hint")}
      </p>
    </div>
  );
}
