// Working hours in a sentence: neighbouring days with the same hours together.
import { useRegion, useWords } from "../../app/words";
import type { WorkSpanView } from "../../generated/calls";
import { clockText, weekParts } from "./hours";

export function useWeek(): (hours: readonly WorkSpanView[]) => string {
  const words = useWords();
  const region = useRegion();
  return (hours) => {
    const names = new Intl.DateTimeFormat(region, { weekday: "short", timeZone: "UTC" });
    // 5 January 1970 was a Monday.
    const name = (day: number) => names.format(Date.UTC(1970, 0, 4 + day));
    return weekParts(hours)
      .map((part) => {
        const days =
          part.from === part.until ? name(part.from) : words("person-days", { from: name(part.from), until: name(part.until) });
        return `${days} ${clockText(part.spans[0]?.fromMin ?? 0)}–${clockText(part.spans.at(-1)?.untilMin ?? 0)}`;
      })
      .join(", ");
  };
}
