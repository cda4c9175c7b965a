// Targets as they are typed: in hours in which the desk is open.

/** "1", "1.5", "0.25": open hours of so many minutes. */
export function hoursOfMinutes(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100;
}

/** The minutes of what was typed; `null` for nothing, and no value for what is no time. A comma is as good as a point. */
export function minutesOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(",", ".");
  if (text === "") return null;
  if (!/^\d{1,5}(\.\d{1,2})?$/.test(text)) return undefined;
  const minutes = Math.round(Number(text) * 60);
  return minutes > 0 ? minutes : undefined;
}

/** "25-12-2026", "25/12/2026", "2026-12-25": the day as Patio keeps it; nothing when it is none. */
export function dateOf(typed: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  const parts = iso === null ? local?.slice(1).reverse() : iso.slice(1);
  if (parts === undefined) return null;
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay ? date.toISOString().slice(0, 10) : null;
}

/** The day as it is typed: "25-12-2026". */
export function dateText(date: string): string {
  return date.split("-").reverse().join("-");
}
