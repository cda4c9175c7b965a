// What a text will do to a question: one of several, chosen by a press.
import { useWords } from "../../app/words";
import type { Deed } from "../../generated/calls";

interface Props<D extends Deed> {
  deeds: readonly D[];
  deed: D;
  legend: string;
  /** How the legend is drawn. */
  legendClass: "vh" | "label";
  testid: string;
  onDeed: (deed: D) => void;
}

export function DeedChips<D extends Deed>({ deeds, deed, legend, legendClass, testid, onDeed }: Props<D>) {
  const words = useWords();
  return (
    <fieldset className="chips reply-kinds">
      <legend className={legendClass}>{legend}</legend>
      {deeds.map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={each === deed}
          data-testid={`${testid}-${each}`}
          onClick={() => onDeed(each)}
        >
          {words(`reply-kind-${each}`)}
        </button>
      ))}
    </fieldset>
  );
}
