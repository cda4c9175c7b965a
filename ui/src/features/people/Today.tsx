import { useNow } from "../../app/clock";
import { useWords } from "../../app/words";
import { clockOf, clockText, dayBar, otherOffset } from "../../components/hours/hours";
import { useWeek } from "../../components/hours/useWeek";
import type { PersonPage } from "../../generated/calls";

/** Today's working hours with a line at now, and the week in a sentence. */
export function Today({ page }: { page: PersonPage }) {
  const words = useWords();
  const week = useWeek();
  const now = useNow();
  if (page.hours.length === 0) return null;
  const { day, minute } = clockOf(now, page.utcOffsetMin ?? -new Date(now).getTimezoneOffset());
  const bar = dayBar(page.hours, day, minute);
  const spans = week(page.hours);
  const part = (at: number) => (bar === null ? 0 : ((at - bar.from) / (bar.until - bar.from)) * 100);
  const marks = bar === null ? [] : Array.from({ length: (bar.until - bar.from) / 60 + 1 }, (_, at) => bar.from / 60 + at);
  return (
    <section className="sec" data-testid="person-today">
      <h2>
        {words("person-today")}{" "}
        <span>{otherOffset(page.utcOffsetMin, now) === null ? spans : words("person-week-there", { week: spans })}</span>
      </h2>
      {bar === null ? (
        <p className="sm quiet">{words("person-not-today")}</p>
      ) : (
        <>
          <div
            className="day"
            role="img"
            aria-label={words("person-today-label", {
              spans: bar.spans.map((span) => `${clockText(span.fromMin)}–${clockText(span.untilMin)}`).join(", "),
              now: clockText(minute),
            })}
          >
            {bar.gaps.map((gap) => (
              <span
                key={gap.from}
                className="bz"
                style={{ left: `${part(gap.from)}%`, width: `${part(gap.until) - part(gap.from)}%` }}
              >
                {gap.kind === "break" && gap.until - gap.from >= 45 && words("person-break")}
              </span>
            ))}
            {bar.now !== null && <span className="nowl" style={{ left: `${part(bar.now)}%` }} />}
          </div>
          <div className="hours" aria-hidden>
            {marks.map((hour, place) => (
              <span key={hour} className={marks.length > 13 && place % 2 === 1 ? "skip" : undefined}>
                {hour > 24 || (hour === 24 && bar.until > 1440) ? hour - 24 : hour}
              </span>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
