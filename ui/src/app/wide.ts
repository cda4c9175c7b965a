// Whether the window has room for the context column. Below it the column is not drawn at all, and asks for nothing.
import { useSyncExternalStore } from "react";

/** In em, so that larger text counts as a narrower window. */
const wide = "(min-width: 100em)";

function listen(listener: () => void): () => void {
  const query = window.matchMedia(wide);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

export function useIsWide(): boolean {
  return useSyncExternalStore(listen, () => window.matchMedia(wide).matches);
}
