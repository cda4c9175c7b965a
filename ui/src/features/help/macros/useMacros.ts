// The macros for a question: each has its key, its place in the palette and in the list, and brings its text into the field. Rust fills in
// what it knows; nothing here decides what that is.
import { useMemo, useState } from "react";
import { useAsk } from "../../../app/data";
import type { Key } from "../../../app/keys";
import { useWords } from "../../../app/words";
import type { Deed, Doc, MacroRow, QuestionView } from "../../../generated/calls";
import type { TextDeed } from "../ReplyBox";

/** A text on its way into the field. */
export interface Brought {
  text: Doc;
  /** What the people it mentions are called. */
  names: ReadonlyMap<string, string>;
}

export interface Macros {
  /** Those that can be used now. */
  macros: readonly MacroRow[];
  keys: readonly Key[];
  use: (row: MacroRow) => void;
  brought: Brought | null;
  /** It is in the field. */
  onBrought: () => void;
}

export function useMacros({ question, deeds, isStaff }: QuestionView, write: (deed: TextDeed) => void): Macros {
  const words = useWords();
  const { data } = useAsk("question.macros", { id: question.id }, { enabled: isStaff });
  const [brought, setBrought] = useState<Brought | null>(null);
  const macros = useMemo(() => (data?.macros ?? []).filter((row) => deeds.includes(row.deed)), [data, deeds]);
  const names = useMemo(() => new Map(data?.people.map((person) => [person.id, person.name])), [data]);
  const use = (row: MacroRow) => {
    write(row.deed as Extract<Deed, TextDeed>);
    setBrought({ text: row.text, names });
  };
  const keys = macros.map((row) => ({
    key: row.key === null ? "" : `F${row.key}`,
    said: words("macro-said", { name: row.name }),
    typing: true,
    run: () => use(row),
  }));
  return { macros, keys, use, brought, onBrought: () => setBrought(null) };
}
