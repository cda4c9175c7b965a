// "Works until 17:00" is over at 17:00: queries that tell when a person can be reached are asked again at the earliest moment on the screen.
import { useEffect } from "react";
import { client } from "../../app/data";

/** The queries whose answers tell when a person can be reached. */
const questions = new Set(["directory.search", "person.page", "question.asker"]);

/** After the moment itself, so that Rust's clock is past it too. */
const afterMs = 500;
/** A timer cannot wait longer than this. */
const longestMs = 2_000_000_000;

const shown = new Map<symbol, number>();
let timer: number | undefined;

function plan(): void {
  window.clearTimeout(timer);
  timer = undefined;
  if (shown.size === 0) return;
  const earliest = Math.min(...shown.values());
  timer = window.setTimeout(turn, Math.min(longestMs, Math.max(0, earliest + afterMs - Date.now())));
}

function turn(): void {
  const now = Date.now();
  let past = false;
  for (const [key, at] of shown) {
    if (at > now) continue;
    past = true;
    shown.delete(key);
  }
  plan();
  if (past) void client.invalidateQueries({ predicate: (query) => questions.has(String(query.queryKey[0])) });
}

/** This moment is on the screen. */
export function useTurn(at: number | null): void {
  useEffect(() => {
    // An answer that holds a past moment was asked after that moment.
    if (at === null || at <= Date.now()) return;
    const key = Symbol("shown");
    shown.set(key, at);
    plan();
    return () => {
      shown.delete(key);
      plan();
    };
  }, [at]);
}
