import { useNow } from "../../app/clock";
import { useWords } from "../../app/words";
import type { PersonPage } from "../../generated/calls";
import { clockOf, clockText, isElsewhere } from "./hours";
import { useAvailable } from "./reasons";

/** When they can be reached, and what time it is there when that is another time than here. */
export function Available({ page }: { page: PersonPage }) {
  const words = useWords();
  const now = useNow();
  const text = useAvailable(page.available);
  const offset = page.utcOffsetMin;
  const elsewhere = isElsewhere(page, now);
  if (text === "" && !elsewhere) return null;
  return (
    <div className="oh sec" data-state={page.available.state} data-testid="person-available">
      <i className={page.available.state === "now" ? "pv" : "pv no"} />
      <div className="grow">
        {text !== "" && <b>{elsewhere ? words("person-available-here", { text }) : text}</b>}
        {elsewhere && offset !== null && (
          <p className="quiet">
            {words("person-clock", { time: clockText(clockOf(now, offset).minute), zone: page.timeZone.replaceAll("_", " ") })}
          </p>
        )}
      </div>
    </div>
  );
}
