// The macros for a question: each has its key, its place in the palette and in the list, and brings its text into the field. Rust fills in
// what it knows; nothing here decides what that is.
import { useEffect, useMemo, useRef, useState } from "react";
import { useAsk } from "../../../app/data";
import type { Key } from "../../../app/keys";
import { useWords } from "../../../app/words";
import type { Deed, Doc, MacroRow, QuestionView } from "../../../generated/calls";
import type { TextDeed } from "../ReplyBox";

/** The numbers of the function keys that a macro can have. */
export const functionKeys = [2, 3, 4, 5, 6, 7, 8, 9];

/** A text on its way into the field. */
export interface Brought {
  text: Doc;
  /** What the people it mentions are called. */
  names: ReadonlyMap<string, string>;
}

export interface Macros {
  /** Those that can be used now; nothing while they are not known. */
  macros: readonly MacroRow[] | undefined;
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
  const macros = useMemo(() => data?.macros.filter((row) => deeds.includes(row.deed)), [data, deeds]);
  const use = (row: MacroRow) => {
    write(row.deed as Extract<Deed, TextDeed>);
    setBrought({ text: row.text, names: new Map(data?.people.map((person) => [person.id, person.name])) });
  };
  // A key that is pressed before the macros are there counts as soon as they are.
  const pressed = useRef<number | null>(null);
  const latest = useRef(use);
  latest.current = use;
  useEffect(() => {
    const row = macros?.find((each) => each.key === pressed.current);
    if (macros !== undefined && row !== undefined && pressed.current !== null) latest.current(row);
    if (macros !== undefined) pressed.current = null;
  }, [macros]);
  const waiting = functionKeys.map((number) => ({
    key: `F${number}`,
    typing: true,
    run: () => {
      pressed.current = number;
    },
  }));
  const known = macros?.map((row) => ({
    key: row.key === null ? "" : `F${row.key}`,
    said: words("macro-said", { name: row.name }),
    typing: true,
    run: () => use(row),
  }));
  return { macros, keys: known ?? (isStaff ? waiting : []), use, brought, onBrought: () => setBrought(null) };
}
