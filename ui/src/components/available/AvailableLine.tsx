// Puts into words when a person can be reached.
import { useTimes } from "../../app/clock";
import { useWords } from "../../app/words";
import type { Availability } from "../../generated/calls";
import { useTurn } from "./turns";
import "./available.css";

/** When they can be reached, on the reader's own clock and calendar; nothing when it is not known. Asked again when it is over. */
export function useAvailable({ state, at }: Availability): string {
  const words = useWords();
  const times = useTimes();
  useTurn(state === "unknown" ? null : at);
  if (state === "unknown") return "";
  if (at === null) return words(`available-${state}-open`);
  const when = times.isToday(at) ? "today" : "ahead";
  return words(state === "now" ? "available-until" : "available-from", { when, time: times.clock(at), day: times.ahead(at) });
}

export function AvailableLine({ available }: { available: Availability }) {
  const text = useAvailable(available);
  if (text === "") return null;
  return (
    <span className="av">
      <i className={available.state === "now" ? "pv" : "pv no"} />
      {text}
    </span>
  );
}
