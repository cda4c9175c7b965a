import { type FocusEvent, useCallback, useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { WeekFields } from "../../components/hours/WeekFields";
import { type Day, hoursOf, weekOf } from "../../components/hours/week";
import type { WorkSpanView } from "../../generated/calls";
import { Frame } from "./Frame";
import { saveProfile } from "./useField";
import { useSaveOnLeave } from "./useSaveOnLeave";

/** Which days, from when until when, and a break. */
export function HoursField({ hours }: { hours: WorkSpanView[] }) {
  const words = useWords();
  const [draft, setDraft] = useState<Day[] | null>(null);
  const { run, error } = useAct("inline");
  const [wrong, setWrong] = useState(false);
  const week = draft ?? weekOf(hours);
  const latest = useRef({ draft, hours });
  latest.current = { draft, hours };
  const save = useCallback(() => {
    const now = latest.current;
    if (now.draft === null) return;
    const next = hoursOf(now.draft);
    setWrong(next === null);
    if (next === null || JSON.stringify(next) === JSON.stringify(now.hours)) return;
    void run(() => saveProfile({ hours: next }));
  }, [run]);
  // The saved hours come back with the profile; from then on the field shows the profile's hours.
  const keptText = JSON.stringify(hours);
  useEffect(() => {
    setDraft((old) => (old !== null && JSON.stringify(hoursOf(old)) === keptText ? null : old));
  }, [keptText]);
  useSaveOnLeave(save);
  const change = (next: Day[]) => {
    setWrong(false);
    setDraft(next);
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) save();
  };
  return (
    <Frame word="hours" group code={error?.code ?? null} onBlur={leave} note={words("me-hours-note")}>
      {() => (
        <>
          <WeekFields week={week} onChange={change} testid="me" />
          {wrong && (
            <p className="msg bad" role="alert">
              {words("me-hours-wrong")}
            </p>
          )}
        </>
      )}
    </Frame>
  );
}
