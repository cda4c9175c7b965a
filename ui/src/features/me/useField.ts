// One field of the profile: saved when the person leaves it, kept on the screen if saving fails.

import { type FocusEvent, useCallback, useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import type { ErrorCode } from "../../app/words";
import type { ProfileChanges } from "../../generated/calls";
import { call } from "../../platform";
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
  code: ErrorCode | null;
  /** For the element around the field: leaving it saves the field. */
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}

export function useField<T>(kept: T, change: (value: T) => Change): Field<T> {
  const [draft, setDraft] = useState<{ value: T } | null>(null);
  const { run, clear, error } = useAct("inline");
  const latest = useRef({ draft, kept, change });
  latest.current = { draft, kept, change };

  const save = useCallback(() => {
    const now = latest.current;
    if (now.draft === null) return;
    if (JSON.stringify(now.draft.value) === JSON.stringify(now.kept)) {
      setDraft(null);
      clear();
      return;
    }
    const sent = now.draft;
    void run(() => saveProfile(now.change(sent.value)));
  }, [run, clear]);
  // The saved value comes back with the profile; from then on the field shows the profile's value.
  const keptText = JSON.stringify(kept);
  useEffect(() => {
    setDraft((old) => (old !== null && JSON.stringify(old.value) === keptText ? null : old));
  }, [keptText]);
  useSaveOnLeave(save);
  return {
    value: draft === null ? kept : draft.value,
    set: (value) => setDraft({ value }),
    save,
    code: error?.code ?? null,
    onBlur: (event) => {
      if (!event.currentTarget.contains(event.relatedTarget)) save();
    },
  };
}
