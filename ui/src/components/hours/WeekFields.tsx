// A week as it is typed: which days, from when until when, and a break.
import { useRegion, useWords } from "../../app/words";
import { type Day, isNight } from "./week";
import "./week.css";

interface Props {
  week: readonly Day[];
  onChange: (week: Day[]) => void;
  testid: string;
}

export function WeekFields({ week, onChange, testid }: Props) {
  const words = useWords();
  const region = useRegion();
  const names = new Intl.DateTimeFormat(region, { weekday: "long", timeZone: "UTC" });
  const name = (day: number) => names.format(Date.UTC(1970, 0, 4 + day));
  const change = (day: number, next: Partial<Day>) =>
    onChange(week.map((each) => (each.day === day ? { ...each, ...next } : each)));
  const first = week.find((each) => each.works);
  const same = () => {
    if (first !== undefined) onChange(week.map((each) => (each.day <= 5 ? { ...first, day: each.day } : each)));
  };
  return (
    <>
      <ul className="week">
        {week.map((each) => (
          <li key={each.day} className="week-day" data-testid={`${testid}-day-${each.day}`}>
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
      {first !== undefined && (
        <button type="button" className="btn sm" onClick={same} data-testid={`${testid}-hours-same`}>
          {words("me-hours-same", { day: name(first.day) })}
        </button>
      )}
    </>
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
