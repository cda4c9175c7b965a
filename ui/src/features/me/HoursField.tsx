import { type FocusEvent, useCallback, useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { useRegion, useWords } from "../../app/words";
import type { WorkSpanView } from "../../generated/calls";
import { Frame } from "./Frame";
import { saveProfile } from "./useField";
import { useSaveOnLeave } from "./useSaveOnLeave";
import { type Day, hoursOf, isNight, weekOf } from "./week";

/** Which days, from when until when, and a break. */
export function HoursField({ hours }: { hours: WorkSpanView[] }) {
  const words = useWords();
  const region = useRegion();
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
  const names = new Intl.DateTimeFormat(region, { weekday: "long", timeZone: "UTC" });
  const name = (day: number) => names.format(Date.UTC(1970, 0, 4 + day));
  const change = (day: number, next: Partial<Day>) => {
    setWrong(false);
    setDraft(week.map((each) => (each.day === day ? { ...each, ...next } : each)));
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) save();
  };
  const first = week.find((each) => each.works);
  const same = () => {
    if (first === undefined) return;
    setWrong(false);
    setDraft(week.map((each) => (each.day <= 5 ? { ...first, day: each.day } : each)));
  };
  return (
    <Frame word="hours" group code={error?.code ?? null} onBlur={leave} note={words("me-hours-note")}>
      {() => (
        <>
          <ul className="week">
            {week.map((each) => (
              <li key={each.day} className="week-day" data-testid={`me-day-${each.day}`}>
                <label className="choice">
                  <input
                    type="checkbox"
                    checked={each.works}
                    onChange={(event) => change(each.day, { works: event.target.checked })}
                  />
                  {name(each.day)}
                </label>
                {each.works && (
                  <span className="week-times">
                    <Time
                      label={words("me-from", { day: name(each.day) })}
                      value={each.from}
                      onChange={(from) => change(each.day, { from })}
                    />
                    –
                    <Time
                      label={words("me-until", { day: name(each.day) })}
                      value={each.until}
                      onChange={(until) => change(each.day, { until })}
                    />
                    {isNight(each) && (
                      <span className="xs quiet next-day">
                        <span aria-hidden>{words("me-next-day-mark")}</span>
                        <span className="vh">{words("me-next-day")}</span>
                      </span>
                    )}
                    <span className="xs quiet">{words("me-break")}</span>
                    <Time
                      label={words("me-break-from", { day: name(each.day) })}
                      value={each.pauseFrom}
                      onChange={(pauseFrom) => change(each.day, { pauseFrom })}
                    />
                    –
                    <Time
                      label={words("me-break-until", { day: name(each.day) })}
                      value={each.pauseUntil}
                      onChange={(pauseUntil) => change(each.day, { pauseUntil })}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
          {wrong && (
            <p className="msg bad" role="alert">
              {words("me-hours-wrong")}
            </p>
          )}
          {first !== undefined && (
            <button type="button" className="btn sm" onClick={same} data-testid="me-hours-same">
              {words("me-hours-same", { day: name(first.day) })}
            </button>
          )}
        </>
      )}
    </Frame>
  );
}

function Time({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <input
      className="in time"
      aria-label={label}
      value={value}
      maxLength={5}
      inputMode="numeric"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
