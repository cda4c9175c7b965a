// A block of code: drawn plain at once, in colours when those are there, and copied with one press.
import { Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useCopy } from "../../app/copy";
import { useWords } from "../../app/words";
import type { Piece } from "./pieces";
import "./code.css";

function useColours(text: string): readonly Piece[] | null {
  const [coloured, setColoured] = useState<{ text: string; pieces: readonly Piece[] | null }>();
  useEffect(() => {
    let gone = false;
    import("./colours")
      .then(({ colour }) => !gone && setColoured({ text, pieces: colour(text) }))
      // Without its colours the text is whole.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [text]);
  return coloured?.text === text ? coloured.pieces : null;
}

export function CodeBlock({ text }: { text: string }) {
  const words = useWords();
  const copy = useCopy();
  const pieces = useColours(text);
  return (
    <div className="code-block">
      <pre dir="ltr">
        <code>
          {pieces === null
            ? text
            : // Pieces have no ids and are never reordered: their place is their key.
              pieces.map((piece, place) => (
                <span key={String(place)} className={piece.kind === null ? undefined : `code-${piece.kind}`}>
                  {piece.text}
                </span>
              ))}
        </code>
      </pre>
      <button
        type="button"
        className="ib code-copy"
        aria-label={words("code-copy")}
        title={words("code-copy")}
        data-testid="code-copy"
        onClick={() => void copy(text)}
      >
        <Copy className="i" size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}
