// Working hours as they are typed: a row for each day on which a shift begins, with at most one break. An end before its start is on
// the next morning: kept as two spans, joined again when it is shown.

import type { WorkSpanView } from "../../generated/calls";
import { clockText, type Span, shiftsOf } from "./hours";

const minutesADay = 24 * 60;

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

export function weekOf(hours: readonly WorkSpanView[]): Day[] {
  return shiftsOf(hours).map(([first, second], at) => {
    const day = at + 1;
    if (first === undefined) return { day, works: false, from: "08:30", until: "17:00", pauseFrom: "", pauseUntil: "" };
    const last = second ?? first;
    return {
      day,
      works: true,
      from: clockText(first.fromMin),
      until: clockText(last.untilMin),
      pauseFrom: second === undefined ? "" : clockText(first.untilMin),
      pauseUntil: second === undefined ? "" : clockText(second.fromMin),
    };
  });
}

/** Whether this row ends on the next morning. */
export function isNight({ works, from, until }: Day): boolean {
  const [begin, end] = [minuteOf(from), minuteOf(until)];
  return works && begin !== null && end !== null && end < begin;
}

/** The working time of a row, in minutes after the midnight before it; nothing if the row makes no sense. */
function spansOf(row: Day): Span[] | null {
  const from = minuteOf(row.from);
  const end = minuteOf(row.until);
  if (from === null || end === null || from === end || from === minutesADay) return null;
  const after = (minute: number) => (minute < from ? minute + minutesADay : minute);
  const until = after(end);
  if (row.pauseFrom.trim() === "" && row.pauseUntil.trim() === "") return [{ fromMin: from, untilMin: until }];
  const [stop, start] = [minuteOf(row.pauseFrom), minuteOf(row.pauseUntil)];
  if (stop === null || start === null) return null;
  if (after(stop) <= from || after(start) <= after(stop) || until <= after(start)) return null;
  return [
    { fromMin: from, untilMin: after(stop) },
    { fromMin: after(start), untilMin: until },
  ];
}

/** The spans of a week, each on its own day; nothing while something in it is no time, out of order or twice. */
export function hoursOf(week: readonly Day[]): WorkSpanView[] | null {
  const spans: WorkSpanView[] = [];
  for (const row of week) {
    if (!row.works) continue;
    const worked = spansOf(row);
    if (worked === null) return null;
    for (const { fromMin, untilMin } of worked) {
      if (fromMin < minutesADay) spans.push({ day: row.day, fromMin, untilMin: Math.min(untilMin, minutesADay) });
      if (untilMin > minutesADay)
        spans.push({ day: (row.day % 7) + 1, fromMin: Math.max(0, fromMin - minutesADay), untilMin: untilMin - minutesADay });
    }
  }
  spans.sort((one, other) => one.day - other.day || one.fromMin - other.fromMin);
  const apart = spans.every((span, at) => {
    const next = spans[at + 1];
    return next === undefined || next.day !== span.day || span.untilMin <= next.fromMin;
  });
  return apart ? spans : null;
}
