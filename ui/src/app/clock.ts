// The time as people say it: the clock under a day, then the date; the exact moment beside it.
import { useSyncExternalStore } from "react";
import { useRegion } from "./words";

let now = Date.now();
const listeners = new Set<() => void>();
let timer: number | undefined;

function listen(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= window.setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.clearInterval(timer);
      timer = undefined;
    }
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(region: string, kind: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const key = `${region}/${kind}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(region, options);
    formats.set(key, found);
  }
  return found.format(at);
}

function dayOf(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

export function clockTime(region: string, at: number): string {
  return format(region, "clock", { hour: "2-digit", minute: "2-digit" }, at);
}

export function exactTime(region: string, at: number): string {
  return format(region, "exact", { dateStyle: "full", timeStyle: "short" }, at);
}

function dayWord(region: string, days: number): string {
  return new Intl.RelativeTimeFormat(region, { numeric: "auto" }).format(-days, "day");
}

/** "11:48", "yesterday", "12 Nov", "12 Nov 2024". */
export function shortTime(region: string, at: number, today: number): string {
  const days = dayOf(today) - dayOf(at);
  if (days <= 0) return clockTime(region, at);
  if (days === 1) return dayWord(region, 1);
  const sameYear = new Date(at).getFullYear() === new Date(today).getFullYear();
  return sameYear
    ? format(region, "day", { day: "numeric", month: "short" }, at)
    : format(region, "year", { day: "numeric", month: "short", year: "numeric" }, at);
}

/** "11:48", "yesterday 16:40", "12 Nov 09:10". */
export function dayAndTime(region: string, at: number, today: number): string {
  const short = shortTime(region, at, today);
  const clock = clockTime(region, at);
  return short === clock ? clock : `${short} ${clock}`;
}

/** How far back something lies, in the words of a sentence: `since-<kind>` takes the date. */
export function sinceWords(
  region: string,
  at: number,
  today: number,
): { kind: "today" | "yesterday" | "on" | "in"; date: string } {
  const days = dayOf(today) - dayOf(at);
  if (days <= 0) return { kind: "today", date: "" };
  if (days === 1) return { kind: "yesterday", date: "" };
  if (days <= 90) return { kind: "on", date: format(region, "day-long", { day: "numeric", month: "long" }, at) };
  const sameYear = new Date(at).getFullYear() === new Date(today).getFullYear();
  return sameYear
    ? { kind: "in", date: format(region, "month", { month: "long" }, at) }
    : { kind: "in", date: format(region, "month-year", { month: "long", year: "numeric" }, at) };
}

/** A day to come: "tomorrow", "Thursday", "12 December". */
export function dayAhead(region: string, at: number, today: number): string {
  const days = dayOf(at) - dayOf(today);
  if (days === 1) return dayWord(region, -1);
  if (days < 7) return format(region, "weekday", { weekday: "long" }, at);
  return format(region, "day-long", { day: "numeric", month: "long" }, at);
}

/** A moment to come, or one that just went by: "14:30", "tomorrow 14:30", "Thursday 14:30", "12 Dec 14:30". */
export function momentAhead(region: string, at: number, today: number): string {
  const days = dayOf(at) - dayOf(today);
  const clock = clockTime(region, at);
  if (days === 0) return clock;
  if (days === 1) return `${dayWord(region, -1)} ${clock}`;
  if (days > 1 && days < 7) return `${format(region, "weekday", { weekday: "long" }, at)} ${clock}`;
  return days < 0 ? dayAndTime(region, at, today) : `${format(region, "day", { day: "numeric", month: "short" }, at)} ${clock}`;
}

/** A day: "12 March", with its year when that is not this one. */
export function dayOfYear(region: string, at: number, today: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(today).getFullYear();
  return sameYear
    ? format(region, "day-long", { day: "numeric", month: "long" }, at)
    : format(region, "day-year", { day: "numeric", month: "long", year: "numeric" }, at);
}

/** Whether it is on the same day as now, on this laptop's calendar. */
export function isSameDay(at: number, today: number): boolean {
  return dayOf(at) === dayOf(today);
}

export function useNow(): number {
  return useSyncExternalStore(listen, () => now);
}

export function useTimes() {
  const region = useRegion();
  const today = useNow();
  return {
    short: (at: number) => shortTime(region, at, today),
    long: (at: number) => dayAndTime(region, at, today),
    exact: (at: number) => exactTime(region, at),
    clock: (at: number) => clockTime(region, at),
    isToday: (at: number) => isSameDay(at, today),
    /** "12 March", "12 March 2024". */
    day: (at: number) => dayOfYear(region, at, today),
    ahead: (at: number) => dayAhead(region, at, today),
    moment: (at: number) => momentAhead(region, at, today),
    now: today,
  };
}
