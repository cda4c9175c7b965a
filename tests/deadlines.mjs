// Deadlines, computed a second time: by another program, in another language, with another table of time zones (that of ICU), and by another
// method. It walks through the minutes one by one and asks of each whether the desk is open in it. It reads cases as JSON and writes
// for each the deadlines, for tests/tests/deadlines.rs. It must not use anything of Patio.
import { readFileSync } from "node:fs";

const minute = 60_000;
/** Zones change their offset at full quarters of an hour. */
const quarter = 15 * minute;

function clockOf(zone) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const offsets = new Map();
  return (at) => {
    const place = Math.floor(at / quarter) * quarter;
    let offset = offsets.get(place);
    if (offset === undefined) {
      const parts = Object.fromEntries(format.formatToParts(place).map(({ type, value }) => [type, Number(value)]));
      offset = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute) - place;
      offsets.set(place, offset);
    }
    const local = new Date(at + offset);
    const weekday = ((local.getUTCDay() + 6) % 7) + 1;
    return { weekday, minute: local.getUTCHours() * 60 + local.getUTCMinutes(), date: local.toISOString().slice(0, 10) };
  };
}

function walk({ time_zone, hours, holidays = [] }) {
  const clock = clockOf(time_zone);
  const closed = new Set(holidays);
  const known = new Map();
  const isOpen = (at) => {
    let open = known.get(at);
    if (open === undefined) {
      const now = clock(at);
      open =
        !closed.has(now.date) &&
        hours.some((span) => span.day === now.weekday && span.from_min <= now.minute && now.minute < span.until_min);
      known.set(at, open);
    }
    return open;
  };
  return {
    /** Open milliseconds between two instants. */
    between(from, until) {
      let open = 0;
      for (let at = Math.floor(from / minute) * minute; at < until; at += minute) {
        if (isOpen(at)) open += Math.min(at + minute, until) - Math.max(at, from);
      }
      return open;
    },
    /** The first instant at which so many open milliseconds are over. */
    after(from, wanted) {
      let left = wanted;
      for (let at = Math.floor(from / minute) * minute; ; at += minute) {
        if (!isOpen(at)) continue;
        const begin = Math.max(at, from);
        if (begin + left <= at + minute) return begin + left;
        left -= at + minute - begin;
      }
    },
  };
}

const calendars = new Map();
function walker(calendar) {
  const key = JSON.stringify(calendar);
  if (!calendars.has(key)) calendars.set(key, walk(calendar));
  return calendars.get(key);
}

/** The stretches of the log in which a clock runs; the last one may have no end. */
function stretches(log, runs) {
  return log.flatMap((step, place) => (runs(step) ? [{ from: step.at, until: log[place + 1]?.at }] : []));
}

/** What a question of this priority is to need at most, in milliseconds; `part` is "response_min" or "solution_min". */
function targetOf({ targets, by_priority: by = {} }, priority, part) {
  const minutes = by[priority]?.[part] ?? targets[part];
  return minutes === undefined ? Infinity : minutes * minute;
}

/** How much of the target was used until an instant. */
function usedUntil(all, at, time) {
  return all.reduce((used, { from, until = Infinity }) => used + (at > from ? time.between(from, Math.min(at, until)) : 0), 0);
}

/**
 * How much may be used from which instant on. A higher priority gives its target from then on, if that is less than what was left; a lower one the
 * longer target from the beginning, and the way back what there was at first.
 */
function limits(log, all, terms, part, time) {
  const first = targetOf(terms, "normal", part);
  let [target, limit] = [first, first];
  const found = [{ at: -Infinity, limit }];
  for (const step of log) {
    const next = targetOf(terms, step.priority, part);
    if (next === target) continue;
    if (next < target) {
      const used = usedUntil(all, step.at, time);
      const asAtFirst = first <= next && used <= next;
      limit = Math.min(limit, asAtFirst ? next : used + next);
    } else limit = next === Infinity ? Infinity : Math.max(limit, next);
    target = next;
    found.push({ at: step.at, limit });
  }
  return found;
}

/** What is left of the target, and the instant at which it was or will be missed. */
function spend(log, all, terms, part, time) {
  const allowed = limits(log, all, terms, part, time);
  let [used, missed] = [0, null];
  for (const { from, until } of all) {
    const limit = allowed.findLast((one) => one.at <= from).limit;
    const at = () => (limit === Infinity ? undefined : time.after(from, Math.max(0, limit - used)));
    if (until === undefined) return { due: missed ?? at(), missed };
    const more = time.between(from, until);
    if (missed === null && used + more > limit) missed = at();
    used += more;
  }
  const limit = allowed.at(-1).limit;
  return { left: missed === null ? Math.max(0, limit - used) : 0, missed };
}

function response(log, terms, time) {
  const written = log.findIndex((step) => step.act === "answer" || step.act === "ask_back");
  const before = written < 0 ? log : log.slice(0, written + 1);
  // What is written ends the last stretch and begins none.
  const all = stretches(before, (step) => step.state !== "in_incident").filter(({ until }) => written < 0 || until !== undefined);
  const { left, due, missed } = spend(written < 0 ? log : log.slice(0, written), all, terms, "response_min", time);
  if (written >= 0) return [missed === null ? "in_time" : "late", log[written].at];
  return due === undefined ? ["resting", left] : ["at", due];
}

function solution(log, terms, time) {
  const busy = stretches(log, (step) => step.state === "queued" || step.state === "claimed");
  const { left, due, missed } = spend(log, busy, terms, "solution_min", time);
  if (due !== undefined) return ["at", due];
  const last = log.at(-1).state;
  if (last === "waiting" || last === "in_incident") return ["resting", left];
  const done = log.findLastIndex((step) => step.state !== "answered" && step.state !== "confirmed") + 1;
  return [missed === null ? "in_time" : "late", log[done].at];
}

const cases = JSON.parse(readFileSync(0, "utf8"));
const found = cases.map(({ terms, log }) => {
  const time = walker(terms.calendar);
  return [response(log, terms, time), solution(log, terms, time)];
});
process.stdout.write(JSON.stringify(found));
