import { useNow } from "../../app/clock";
import { useWords } from "../../app/words";
import { useAvailable } from "../../components/available/AvailableLine";
import { clockOf, clockText, otherOffset } from "../../components/hours/hours";
import type { PersonPage } from "../../generated/calls";

/** When they can be reached, and what time it is there when that is another time than here. */
export function Available({ page }: { page: PersonPage }) {
  const words = useWords();
  const now = useNow();
  const text = useAvailable(page.available);
  const offset = otherOffset(page.utcOffsetMin, now);
  if (text === "" && offset === null) return null;
  return (
    <div className="oh sec" data-state={page.available.state} data-testid="person-available">
      <i className={page.available.state === "now" ? "pv" : "pv no"} />
      <div className="grow">
        {text !== "" && <b>{offset === null ? text : words("person-available-here", { text })}</b>}
        {offset !== null && (
          <p className="quiet">
            {words("person-clock", { time: clockText(clockOf(now, offset).minute), zone: page.timeZone.replaceAll("_", " ") })}
          </p>
        )}
      </div>
    </div>
  );
}
