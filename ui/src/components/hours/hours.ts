// Working hours as a bar: where the day begins and ends, what lies between, and where now is. All in the person's own time.
import type { WorkSpanView } from "../../generated/calls";

const minutesADay = 24 * 60;

/** A break is shorter than this; longer apart are two shifts. */
const longestBreak = 4 * 60;

/** Minutes after the midnight before the day on which it begins: what runs on after the next midnight is beyond 1440. */
export interface Span {
  fromMin: number;
  untilMin: number;
}

export interface Gap {
  from: number;
  until: number;
  kind: "before" | "break" | "between" | "after";
}

export interface DayBar {
  from: number;
  until: number;
  spans: Span[];
  gaps: Gap[];
  /** Minutes as in the spans; nothing when that is outside the bar. */
  now: number | null;
}

/** The week by the day on which a shift begins, Monday first: a night shift belongs to its evening. */
export function shiftsOf(hours: readonly WorkSpanView[]): Span[][] {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    hours
      .filter((span) => span.day === day)
      .sort((one, other) => one.fromMin - other.fromMin)
      .map(({ fromMin, untilMin }): Span => ({ fromMin, untilMin })),
  );
  // How many spans of a morning belong to the evening before it.
  const taken = days.map((morning, at) => {
    const evening = days[(at + 6) % 7] ?? [];
    const begins = evening.find((span) => span.fromMin > 0)?.fromMin ?? 0;
    const [first, second] = morning;
    if (evening.at(-1)?.untilMin !== minutesADay || first === undefined || first.fromMin !== 0 || first.untilMin >= begins)
      return 0;
    // Two spans make a night with a break in it, when it had none before midnight.
    const own = evening.filter((span) => span.fromMin > 0).length;
    const breaks = second !== undefined && second.fromMin - first.untilMin <= longestBreak / 2 && second.untilMin < begins;
    return own === 1 && breaks ? 2 : 1;
  });
  return days.map((spans, at) => {
    const own = spans.slice(taken[at]);
    const next = (at + 1) % 7;
    const [first, second] = (days[next] ?? []).slice(0, taken[next]);
    const last = own.pop();
    if (last === undefined || first === undefined) return last === undefined ? own : [...own, last];
    const late = second === undefined ? [] : [{ fromMin: second.fromMin + minutesADay, untilMin: second.untilMin + minutesADay }];
    return [...own, { fromMin: last.fromMin, untilMin: first.untilMin + minutesADay }, ...late];
  });
}

/** The person's offset from UTC, if their clock shows another time than the reader's. The page then says whose time it shows. */
export function otherOffset(utcOffsetMin: number | null, now: number): number | null {
  return utcOffsetMin === -new Date(now).getTimezoneOffset() ? null : utcOffsetMin;
}

/** The person's own clock: day of the week (1 is Monday) and minutes after midnight. */
export function clockOf(now: number, utcOffsetMin: number): { day: number; minute: number } {
  const there = new Date(now + utcOffsetMin * 60_000);
  return { day: ((there.getUTCDay() + 6) % 7) + 1, minute: there.getUTCHours() * 60 + there.getUTCMinutes() };
}

/** The bar of one day, from 8 to 17 or longer for a day shift; nothing on a day without work. A night shift is one bar. */
export function dayBar(hours: readonly WorkSpanView[], day: number, minute: number): DayBar | null {
  const shifts = shiftsOf(hours);
  const evening = shifts[(day + 5) % 7] ?? [];
  // The night that began yesterday still runs.
  const runs = minute + minutesADay < (evening.at(-1)?.untilMin ?? 0);
  const spans = runs ? evening : (shifts[day - 1] ?? []);
  const now = runs ? minute + minutesADay : minute;
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return null;
  const begins = Math.floor(first.fromMin / 60) * 60;
  const ends = Math.ceil(last.untilMin / 60) * 60;
  const from = begins <= 12 * 60 ? Math.min(8 * 60, begins) : begins;
  const until = ends >= 12 * 60 ? Math.max(17 * 60, ends) : ends;
  const gaps: Gap[] = [];
  if (first.fromMin > from) gaps.push({ from, until: first.fromMin, kind: "before" });
  for (const [place, span] of spans.entries()) {
    const next = spans[place + 1];
    if (next === undefined || next.fromMin <= span.untilMin) continue;
    const kind = next.fromMin - span.untilMin <= longestBreak ? "break" : "between";
    gaps.push({ from: span.untilMin, until: next.fromMin, kind });
  }
  if (last.untilMin < until) gaps.push({ from: last.untilMin, until, kind: "after" });
  return { from, until, spans, gaps, now: now >= from && now <= until ? now : null };
}

/** On the clock, as every time in Patio; the end of a day is 24:00, past it is the next morning. */
export function clockText(minute: number): string {
  const onClock = minute > minutesADay ? minute - minutesADay : minute;
  return [Math.floor(onClock / 60), onClock % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

export interface WeekPart {
  from: number;
  until: number;
  spans: Span[];
}

/** The week in as few lines as it takes: neighbouring days with the same hours together. */
export function weekParts(hours: readonly WorkSpanView[]): WeekPart[] {
  const parts: WeekPart[] = [];
  for (const [at, spans] of shiftsOf(hours).entries()) {
    if (spans.length === 0) continue;
    const last = parts.at(-1);
    if (last !== undefined && last.until === at && JSON.stringify(last.spans) === JSON.stringify(spans)) last.until = at + 1;
    else parts.push({ from: at + 1, until: at + 1, spans });
  }
  return parts;
}
