// Walking by keys: from the list into what is read beside it, from text to text there, and back to the row.
import type { RefObject } from "react";
import type { Key } from "../../app/keys";

const texts = "article[id^=entry-]";

function focusOf(frame: HTMLElement | null): HTMLElement | null {
  const here = document.activeElement;
  return here instanceof HTMLElement && frame?.contains(here) === true ? here : null;
}

/** Moves the focus to the text after or before the one that has it. */
function step(frame: HTMLElement | null, by: 1 | -1): void {
  const all = [...(frame?.querySelectorAll<HTMLElement>(texts) ?? [])];
  const here = focusOf(frame)?.closest<HTMLElement>(texts) ?? null;
  const to = all[Math.min(all.length - 1, Math.max(0, (here === null ? -1 : all.indexOf(here)) + by))];
  to?.focus();
}

/** Into the conversation: to the first text that can be seen whole. */
function enter(frame: HTMLElement | null): void {
  if (frame === null) return;
  const { top, bottom } = frame.getBoundingClientRect();
  const all = [...frame.querySelectorAll<HTMLElement>(texts)];
  const whole = all.find((each) => {
    const box = each.getBoundingClientRect();
    return box.top >= top && box.bottom <= bottom;
  });
  (whole ?? all[0])?.focus({ preventScroll: whole !== undefined });
}

/** Out of the composer: to the text that is being answered, or to what can be seen. */
export function leaveComposer(frame: HTMLElement | null, answered: string | null): void {
  const text = answered === null ? null : document.getElementById(`entry-${answered}`);
  if (text === null) enter(frame);
  else text.focus({ preventScroll: true });
}

export function walkKeys(frame: RefObject<HTMLElement | null>, post: string): Key[] {
  const inside = () => focusOf(frame.current) !== null;
  const row = () => document.querySelector<HTMLElement>(`[data-testid="row-${post}"]`);
  return [
    { key: "ArrowRight", words: "key-into", when: () => !inside(), run: () => enter(frame.current) },
    { key: "ArrowLeft", words: "key-out", when: () => inside() && row() !== null, run: () => row()?.focus() },
    { key: "j", when: inside, run: () => step(frame.current, 1) },
    { key: "k", when: inside, run: () => step(frame.current, -1) },
  ];
}
