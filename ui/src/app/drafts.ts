// Drafts: Rust saves a text within a third of a second after a keystroke, and at once when the person leaves.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Draft } from "../generated/calls";
import { call } from "../platform";
import { expectField } from "./typing";

const versions = new Map<string, number>();
let editing: string | null = null;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** The draft was changed elsewhere (a text came back from the outbox): read it again. */
export function rereadDraft(target: string): void {
  versions.set(target, (versions.get(target) ?? 0) + 1);
  tell();
}

/** Which post or comment is being changed in place, if any. */
export function editEntry(id: string | null): void {
  if (id !== null) expectField();
  editing = id;
  tell();
}

export function useEditing(): string | null {
  return useSyncExternalStore(listen, () => editing);
}

export type DraftText = Pick<Draft, "title" | "text" | "replyTo" | "files">;

export interface DraftKeeper {
  /** Undefined until read; null when there is none. */
  draft: DraftText | null | undefined;
  /** Changes when the draft has to be read again. */
  version: number;
  keep: (next: DraftText) => void;
  /** Saves unsaved text now. */
  flush: () => Promise<void>;
  forget: () => Promise<void>;
}

export function useDraft(target: string, onFail: (cause: unknown) => void): DraftKeeper {
  const version = useSyncExternalStore(listen, () => versions.get(target) ?? 0);
  const [read, setRead] = useState<{ target: string; version: number; draft: DraftText | null }>();
  const unkept = useRef<Draft | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const fail = useRef(onFail);
  fail.current = onFail;

  const save = useCallback(async () => {
    window.clearTimeout(timer.current);
    const next = unkept.current;
    unkept.current = null;
    if (next === null) return;
    try {
      await call("draft.save", next);
    } catch (cause) {
      // The text is still on the screen; the next keystroke saves it again.
      unkept.current ??= next;
      fail.current(cause);
    }
  }, []);
  // One after the other: an earlier text that is still on its way must not arrive over a later one.
  const saving = useRef<Promise<void>>(Promise.resolve());
  const flush = useCallback(() => {
    saving.current = saving.current.then(save);
    return saving.current;
  }, [save]);

  useEffect(() => {
    let gone = false;
    call("draft.get", { target })
      .then((answer) => !gone && setRead({ target, version, draft: answer.draft }))
      .catch(() => !gone && setRead({ target, version, draft: null }));
    const leave = () => void flush();
    // The page goes, and nothing that would have to wait is sent any more.
    const end = () => void save();
    window.addEventListener("pagehide", end);
    document.addEventListener("visibilitychange", leave);
    return () => {
      gone = true;
      window.removeEventListener("pagehide", end);
      document.removeEventListener("visibilitychange", leave);
      void flush();
    };
  }, [target, version, flush, save]);

  const keep = useCallback(
    (next: DraftText) => {
      unkept.current = { target, ...next };
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flush(), 300);
    },
    [target, flush],
  );

  const forget = useCallback(async () => {
    window.clearTimeout(timer.current);
    unkept.current = { target, title: "", text: [], replyTo: null, files: [] };
    await flush();
  }, [target, flush]);

  const draft = read?.target === target && read.version === version ? read.draft : undefined;
  return { draft, version, keep, flush, forget };
}
