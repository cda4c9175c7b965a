// Working hours as a bar: where the day begins and ends, what lies between, and where now is. All in the person's own time.
import type { WorkSpanView } from "../../generated/calls";

const minutesADay = 24 * 60;

export interface Gap {
  from: number;
  until: number;
  kind: "before" | "break" | "after";
}

export interface DayBar {
  from: number;
  until: number;
  gaps: Gap[];
  /** Minutes after midnight on their clock; nothing when that is outside the bar. */
  now: number | null;
}

/** The person's own clock: day of the week (1 is Monday) and minutes after midnight. */
export function clockOf(now: number, utcOffsetMin: number): { day: number; minute: number } {
  const there = new Date(now + utcOffsetMin * 60_000);
  return { day: ((there.getUTCDay() + 6) % 7) + 1, minute: there.getUTCHours() * 60 + there.getUTCMinutes() };
}

/** The bar of one day, from 8 to 17 or more for who works by day; nothing on a day without work. */
export function dayBar(hours: readonly WorkSpanView[], day: number, minute: number): DayBar | null {
  const spans = hours.filter((span) => span.day === day).sort((one, other) => one.fromMin - other.fromMin);
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return null;
  const begins = Math.floor(first.fromMin / 60) * 60;
  const ends = Math.min(minutesADay, Math.ceil(last.untilMin / 60) * 60);
  const from = begins <= 12 * 60 ? Math.min(8 * 60, begins) : begins;
  const until = ends >= 12 * 60 ? Math.max(17 * 60, ends) : ends;
  const gaps: Gap[] = [];
  if (first.fromMin > from) gaps.push({ from, until: first.fromMin, kind: "before" });
  for (const [place, span] of spans.entries()) {
    const next = spans[place + 1];
    if (next !== undefined && next.fromMin > span.untilMin)
      gaps.push({ from: span.untilMin, until: next.fromMin, kind: "break" });
  }
  if (last.untilMin < until) gaps.push({ from: last.untilMin, until, kind: "after" });
  return { from, until, gaps, now: minute >= from && minute <= until ? minute : null };
}

export function clockText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

export interface WeekPart {
  from: number;
  until: number;
  spans: { fromMin: number; untilMin: number }[];
}

/** The week in as few lines as it takes: neighbouring days with the same hours together. */
export function weekParts(hours: readonly WorkSpanView[]): WeekPart[] {
  const parts: WeekPart[] = [];
  for (let day = 1; day <= 7; day += 1) {
    const spans = hours
      .filter((span) => span.day === day)
      .sort((one, other) => one.fromMin - other.fromMin)
      .map(({ fromMin, untilMin }) => ({ fromMin, untilMin }));
    if (spans.length === 0) continue;
    const last = parts.at(-1);
    if (last !== undefined && last.until === day - 1 && JSON.stringify(last.spans) === JSON.stringify(spans)) last.until = day;
    else parts.push({ from: day, until: day, spans });
  }
  return parts;
}
