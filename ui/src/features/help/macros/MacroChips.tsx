// The macros under an open field: those with a key, and the list of all.
import { useWords } from "../../../app/words";
import type { MacroRow } from "../../../generated/calls";

/** So many fit in one line beside the button that sends. */
const shown = 3;

interface Props {
  macros: readonly MacroRow[];
  onUse: (row: MacroRow) => void;
  onAll: () => void;
}

export function MacroChips({ macros, onUse, onAll }: Props) {
  const words = useWords();
  const keyed = macros.filter((row) => row.key !== null).slice(0, shown);
  if (macros.length === 0) return null;
  return (
    <fieldset className="chips macro-chips">
      <legend className="vh">{words("macros-title")}</legend>
      {keyed.map((row) => (
        <button key={row.id} type="button" className="chip" data-testid={`macro-${row.id}`} onClick={() => onUse(row)}>
          <span className="cut" dir="auto">
            {row.name}
          </span>{" "}
          <kbd>{`F${row.key}`}</kbd>
        </button>
      ))}
      <button type="button" className="chip" data-testid="macros-all" onClick={onAll}>
        {words(keyed.length === 0 ? "macros-title" : "macros-all")}
      </button>
    </fieldset>
  );
}
