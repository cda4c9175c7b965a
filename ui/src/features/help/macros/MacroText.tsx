// A macro in a list: its name, what it does, and how it begins.
import { useWords } from "../../../app/words";
import type { MacroRow } from "../../../generated/calls";

export function MacroText({ row }: { row: MacroRow }) {
  const words = useWords();
  return (
    <span className="grow macro-text">
      <b dir="auto">{row.name}</b>
      <span className="sm quiet">
        {words(`reply-kind-${row.deed}`)} · <span dir="auto">{row.excerpt}</span>
      </span>
    </span>
  );
}
