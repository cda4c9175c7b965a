// Which person's card is open over the house, and beside what.
import { useSyncExternalStore } from "react";

interface OpenPerson {
  id: string;
  beside: HTMLElement | null;
}

let open: OpenPerson | null = null;
const listeners = new Set<() => void>();

function change(next: OpenPerson | null): void {
  open = next;
  for (const listener of listeners) listener();
}

export function openPerson(id: string, beside: HTMLElement | null = null): void {
  change({ id, beside });
}

export function closePerson(): void {
  change(null);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOpenPerson(): OpenPerson | null {
  return useSyncExternalStore(listen, () => open);
}
