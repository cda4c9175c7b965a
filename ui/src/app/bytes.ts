// Pictures that were not on this laptop are asked for again when they may have come: the network is back, or files moved.
import { useState, useSyncExternalStore } from "react";
import { subscribe } from "../platform";

/** While files move there is an event for every part; once in a while is enough. */
const betweenMs = 2_000;

let round = 0;
let planned: number | undefined;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was missing may be here now. */
export function bytesMayHaveCome(): void {
  round += 1;
  for (const listener of listeners) listener();
}

export function subscribeBytes(): void {
  subscribe((event) => {
    if (event.changed !== "files" || planned !== undefined) return;
    planned = window.setTimeout(() => {
      planned = undefined;
      bytesMayHaveCome();
    }, betweenMs);
  });
}

/** Whether an image is missing now; give `onError` to the image. */
export function useMissing(): { missing: boolean; onError: () => void } {
  const [failed, setFailed] = useState<number | null>(null);
  // Only what is missing listens.
  const now = useSyncExternalStore(listen, () => (failed === null ? null : round));
  return { missing: failed !== null && failed === now, onError: () => setFailed(round) };
}
