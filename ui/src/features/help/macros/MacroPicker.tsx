// All macros that can be used for a question. Typing narrows the list, Enter takes the first.
import { useState } from "react";
import { useWords } from "../../../app/words";
import { FindDialog } from "../../../components/FindDialog";
import type { MacroRow } from "../../../generated/calls";
import { MacroText } from "./MacroText";
import "../../../components/communities/rows.css";

interface Props {
  /** Nothing while they are not known. */
  macros: readonly MacroRow[] | undefined;
  desk: string;
  onUse: (row: MacroRow) => void;
  onClose: () => void;
}

export function MacroPicker({ macros, desk, onUse, onClose }: Props) {
  const words = useWords();
  const [text, setText] = useState("");
  const found = (typed: string) => {
    const needle = typed.trim().toLocaleLowerCase();
    return (macros ?? []).filter((row) => row.name.toLocaleLowerCase().includes(needle));
  };
  const use = (row: MacroRow) => {
    onClose();
    onUse(row);
  };
  const rows = found(text);
  const none = words(macros?.length === 0 ? "macros-none-here" : "macros-none-found", { desk });
  return (
    <FindDialog
      title={words("macros-choose")}
      testid="macros"
      find={words("macros-find")}
      text={text}
      onText={setText}
      onEnter={(typed) => {
        const [first] = found(typed);
        if (first !== undefined) use(first);
      }}
      nothing={macros !== undefined && rows.length === 0 ? none : null}
      onClose={onClose}
    >
      {rows.map((row) => (
        <li key={row.id} className="member found">
          <MacroText row={row} />
          {row.key !== null && <kbd>{`F${row.key}`}</kbd>}
          <button type="button" className="btn sm" onClick={() => use(row)} data-testid={`use-${row.id}`}>
            {words("macro-use")}
            <span className="vh"> {row.name}</span>
          </button>
        </li>
      ))}
    </FindDialog>
  );
}
