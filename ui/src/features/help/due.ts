// What a deadline comes to in words. Rust says when it is due; here stands how far that is from now.
import { useTimes } from "../../app/clock";
import { useWords } from "../../app/words";
import type { DueView } from "../../generated/calls";

const minute = 60_000;
/** From here on a deadline is close. */
const close = 60 * minute;
/** Beyond this the hours are not counted any more. */
const counted = 10 * 60 * minute;

/** "0:14", "3:40". */
export function hoursText(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / minute);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

export interface DueWords {
  tint: "" | "amber" | "brick" | "olive" | "quiet";
  short: string;
  long: string;
}

export function useDue(): (due: DueView) => DueWords {
  const words = useWords();
  const times = useTimes();
  return ({ aim, state, at, leftMin }) => {
    if (state === "resting") {
      const left = hoursText((leftMin ?? 0) * minute);
      return { tint: "quiet", short: left, long: words("due-resting", { left }) };
    }
    if (at === null) return { tint: "", short: "", long: "" };
    const time = times.moment(at);
    if (state === "in_time") return { tint: "olive", short: words("due-done"), long: words(`due-${aim}-in-time`) };
    if (state === "late") return { tint: "brick", short: words("due-done"), long: words(`due-${aim}-late`) };
    const left = at - times.now;
    if (left < 0) {
      const since = hoursText(left);
      const short = -left < counted ? `−${since}` : words("due-late");
      return { tint: "brick", short, long: words(`due-${aim}-overdue`, { time: times.moment(at) }) };
    }
    return {
      tint: left < close ? "amber" : "",
      short: left < counted ? hoursText(left) : time,
      long: words(`due-${aim}-running`, { time }),
    };
  };
}
