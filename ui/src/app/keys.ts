// Keys of the screens that are open: the latest screen answers first. `?` lists them.
import { useEffect, useRef, useSyncExternalStore } from "react";
import { isTyping } from "./typing";

export interface Key {
  /** As in KeyboardEvent.key. */
  key: string;
  ctrl?: boolean;
  /** Only with Shift held; otherwise Shift makes no difference. */
  shift?: boolean;
  /** Text id of what it does; without one it is not listed. */
  words?: string;
  /** What it does, in words of its own: then the palette has it, too, even when it has no key at all. */
  said?: string;
  /** Also while typing. */
  typing?: boolean;
  /** When it counts; always when left out. Otherwise the screen below answers. */
  when?: () => boolean;
  run: () => void;
}

let open: readonly { current: readonly Key[] }[] = [];
const listeners = new Set<() => void>();

function change(next: typeof open): void {
  open = next;
  for (const listener of listeners) listener();
}

function isCovered(): boolean {
  return document.querySelector("[data-covers]") !== null;
}

export function answerKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey || isCovered()) return;
  for (const keys of [...open].reverse()) {
    for (const key of keys.current) {
      if (key.key.toLowerCase() !== event.key.toLowerCase() || (key.ctrl ?? false) !== event.ctrlKey) continue;
      if (key.shift === true && !event.shiftKey) continue;
      if ((isTyping(event.target) && key.typing !== true) || key.when?.() === false) continue;
      event.preventDefault();
      key.run();
      return;
    }
  }
}

export function useKeys(keys: readonly Key[]): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    change([...open, latest]);
    return () => change(open.filter((each) => each !== latest));
  }, []);
}

export function useOpenKeys(): readonly Key[] {
  const lists = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
  return [...lists].reverse().flatMap((list) => list.current);
}
