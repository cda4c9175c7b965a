// Which person's card is open over the house, if any.
import { useSyncExternalStore } from "react";

let open: string | null = null;
const listeners = new Set<() => void>();

export function openPerson(id: string | null): void {
  open = id;
  for (const listener of listeners) listener();
}

export function useOpenPerson(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
