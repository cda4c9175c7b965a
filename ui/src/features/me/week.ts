// Working hours as they are typed: a row for each day, with at most one break.
import type { WorkSpanView } from "../../generated/calls";

export interface Day {
  day: number;
  works: boolean;
  from: string;
  until: string;
  pauseFrom: string;
  pauseUntil: string;
}

/** "8:30", "8.30", "0830", "8": minutes after midnight; nothing when it is no time. */
export function minuteOf(text: string): number | null {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim());
  if (found === null) return null;
  const minute = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return Number(found[2] ?? 0) < 60 && minute <= 24 * 60 ? minute : null;
}

export function clockOfMinute(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

export function weekOf(hours: readonly WorkSpanView[]): Day[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const [first, second] = hours.filter((span) => span.day === day).sort((one, other) => one.fromMin - other.fromMin);
    if (first === undefined) return { day, works: false, from: "8:30", until: "17:00", pauseFrom: "", pauseUntil: "" };
    const last = second ?? first;
    return {
      day,
      works: true,
      from: clockOfMinute(first.fromMin),
      until: clockOfMinute(last.untilMin),
      pauseFrom: second === undefined ? "" : clockOfMinute(first.untilMin),
      pauseUntil: second === undefined ? "" : clockOfMinute(second.fromMin),
    };
  });
}

/** The spans of a week; nothing while something in it is no time or out of order. */
export function hoursOf(week: readonly Day[]): WorkSpanView[] | null {
  const spans: WorkSpanView[] = [];
  for (const each of week) {
    if (!each.works) continue;
    const [from, until] = [minuteOf(each.from), minuteOf(each.until)];
    if (from === null || until === null || from >= until) return null;
    if (each.pauseFrom.trim() === "" && each.pauseUntil.trim() === "") {
      spans.push({ day: each.day, fromMin: from, untilMin: until });
      continue;
    }
    const [stop, start] = [minuteOf(each.pauseFrom), minuteOf(each.pauseUntil)];
    if (stop === null || start === null || stop <= from || start <= stop || until <= start) return null;
    spans.push({ day: each.day, fromMin: from, untilMin: stop }, { day: each.day, fromMin: start, untilMin: until });
  }
  return spans;
}
