// When a desk is open and how quickly it means to answer. Its leads, and administrators, change it here.
import { Clock } from "lucide-react";
import { Fragment, Suspense, useState } from "react";
import { useTimes } from "../../app/clock";
import { useWords } from "../../app/words";
import { useWeek } from "../../components/hours/useWeek";
import { zoneName } from "../../components/hours/zones";
import type { DeskView } from "../../generated/calls";
import { TermsDialog } from "./TermsDialog";
import { hoursOfMinutes } from "./terms";

/** Days that are named; the rest is counted. */
const shown = 3;

export function DeskTerms({ view }: { view: DeskView }) {
  const words = useWords();
  const week = useWeek();
  const times = useTimes();
  const [editing, setEditing] = useState(false);
  const { terms, canLead, localTimeZone } = view;
  if (terms === null && !canLead) return null;
  const today = new Date(times.now).toISOString().slice(0, 10);
  const ahead = terms?.holidays.filter((day) => day >= today) ?? [];
  const within = (part: "response" | "solution", minutes: number | null | undefined) =>
    minutes == null ? [] : [words(`terms-${part}-within`, { hours: hoursOfMinutes(minutes) })];
  // A priority without targets of its own is as all questions are.
  const aims = (["urgent", "high", "low"] as const).flatMap((priority) => {
    const own = terms?.[priority];
    const parts = [...within("response", own?.responseMin), ...within("solution", own?.solutionMin)];
    return parts.length === 0 ? [] : [{ priority, text: parts.join(", ") }];
  });
  return (
    <section className="section" data-testid="desk-terms">
      <h2 className="section-title">{words("terms-title")}</h2>
      {terms === null && <p className="quiet">{words("terms-none")}</p>}
      {terms !== null && (
        <dl className="terms">
          <dt>{words("terms-open")}</dt>
          <dd data-testid="terms-open">
            {terms.hours.length === 0 ? words("terms-never-open") : week(terms.hours)}
            {terms.timeZone !== localTimeZone && (
              <span className="quiet"> {words("terms-zone-of", { zone: zoneName(terms.timeZone) })}</span>
            )}
          </dd>
          {ahead.length > 0 && (
            <>
              <dt>{words("terms-closed")}</dt>
              <dd>
                {ahead
                  .slice(0, shown)
                  .map((day) => times.day(Date.parse(`${day}T12:00:00`)))
                  .join(", ")}
                {ahead.length > shown && ` ${words("terms-closed-more", { count: ahead.length - shown })}`}
              </dd>
            </>
          )}
          {terms.responseMin !== null && (
            <>
              <dt>{words("terms-response")}</dt>
              <dd data-testid="terms-response">{words("terms-within", { hours: hoursOfMinutes(terms.responseMin) })}</dd>
            </>
          )}
          {terms.solutionMin !== null && (
            <>
              <dt>{words("terms-solution")}</dt>
              <dd data-testid="terms-solution">{words("terms-within", { hours: hoursOfMinutes(terms.solutionMin) })}</dd>
            </>
          )}
          {aims.map(({ priority, text }) => (
            <Fragment key={priority}>
              <dt>{words(`priority-${priority}`)}</dt>
              <dd data-testid={`terms-${priority}`}>{text}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {view.termsPending && <p className="xs amber">{words("desk-pending")}</p>}
      {canLead && (
        <button type="button" className="btn" onClick={() => setEditing(true)} data-testid="edit-terms">
          <Clock className="i" size={16} strokeWidth={1.75} aria-hidden />
          {words(terms === null ? "terms-set" : "terms-change")}
        </button>
      )}
      <Suspense>{editing && <TermsDialog view={view} onClose={() => setEditing(false)} />}</Suspense>
    </section>
  );
}
