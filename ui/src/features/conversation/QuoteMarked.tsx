// Beside marked words of a post or comment: the button that quotes them in an answer.
import { TextQuote } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { useWords } from "../../app/words";
import { markedPart } from "../../components/text/quote";
import type { Doc } from "../../generated/calls";

interface Props {
  /** The page within which words can be marked. */
  frame: RefObject<HTMLElement | null>;
  onQuote: (entry: string, doc: Doc) => void;
}

interface Place {
  left: number;
  top: number;
}

export function QuoteMarked({ frame, onQuote }: Props) {
  const words = useWords();
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const body = frame.current;
    if (body === null) return;
    const look = () => {
      const selection = document.getSelection();
      const within = selection?.anchorNode ?? null;
      if (within === null || !body.contains(within) || markedPart(selection) === null) {
        setPlace(null);
        return;
      }
      const box = selection?.getRangeAt(0).getBoundingClientRect();
      const around = body.getBoundingClientRect();
      if (box === undefined || box.bottom < around.top || box.top > around.bottom) setPlace(null);
      else setPlace({ left: Math.max(around.left + 8, box.left), top: Math.max(around.top + 4, box.top - 38) });
    };
    document.addEventListener("selectionchange", look);
    body.addEventListener("scroll", look, { passive: true });
    return () => {
      document.removeEventListener("selectionchange", look);
      body.removeEventListener("scroll", look);
    };
  }, [frame]);
  if (place === null) return null;
  return (
    <button
      type="button"
      className="btn sm quote-marked"
      style={place}
      data-testid="quote-marked"
      data-unquoted
      // The press must not take the mark away.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        const part = markedPart(document.getSelection());
        if (part === null) return;
        document.getSelection()?.removeAllRanges();
        onQuote(part.entry, part.doc);
      }}
    >
      <TextQuote className="i" size={15} strokeWidth={1.75} aria-hidden />
      {words("entry-quote")} <kbd>{words("key-name-q")}</kbd>
    </button>
  );
}
