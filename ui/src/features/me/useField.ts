// One field of the profile while it is changed: saved when it is left, kept on the screen when that fails.
import { type FocusEvent, useCallback, useEffect, useRef, useState } from "react";
import type { ProfileChanges } from "../../generated/calls";
import { CallError, call } from "../../platform";
import { useSaveOnLeave } from "./useSaveOnLeave";

export type Change = Partial<ProfileChanges>;

export async function saveProfile(change: Change): Promise<void> {
  await call("profile.update", { withdrawPhoto: false, withdrawBirthYear: false, ...change });
}

export interface Field<T> {
  value: T;
  set: (next: T) => void;
  /** Saves what changed. */
  save: () => void;
  /** Why the last change was not taken. */
  code: string | null;
  /** Put this on what holds the field: leaving it saves. */
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}

export function useField<T>(kept: T, change: (value: T) => Change): Field<T> {
  const [draft, setDraft] = useState<{ value: T } | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const latest = useRef({ draft, kept, change });
  latest.current = { draft, kept, change };

  const save = useCallback(() => {
    const now = latest.current;
    if (now.draft === null) return;
    if (JSON.stringify(now.draft.value) === JSON.stringify(now.kept)) {
      setDraft(null);
      setCode(null);
      return;
    }
    const sent = now.draft;
    saveProfile(now.change(sent.value))
      .then(() => setCode(null))
      .catch((cause) => setCode(cause instanceof CallError ? cause.code : "internal"));
  }, []);
  // What was saved comes back with the profile: the field then follows it again.
  const keptText = JSON.stringify(kept);
  useEffect(() => {
    setDraft((old) => (old !== null && JSON.stringify(old.value) === keptText ? null : old));
  }, [keptText]);
  useSaveOnLeave(save);
  return {
    value: draft === null ? kept : draft.value,
    set: (value) => setDraft({ value }),
    save,
    code,
    onBlur: (event) => {
      if (!event.currentTarget.contains(event.relatedTarget)) save();
    },
  };
}
