// What everybody sees while an outage runs, on every page: which desk works on what, and what it said last. It comes from the cache, so it is
// there without a network, too. Who has read it hides it until the desk says something new.
import { Link, useLocation } from "@tanstack/react-router";
import { TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../../app/data";
import { useWords } from "../../../app/words";
import { When } from "../../../components/When";
import type { IncidentRow } from "../../../generated/calls";
import "./incident.css";

/** What was hidden since the app was started: until when it had been read. */
const hidden = new Map<string, number>();

export function Strip() {
  const words = useWords();
  const { pathname } = useLocation();
  const { data } = useAsk("incident.list", {});
  const [, draw] = useState(0);
  // The pages of help list them, and say more.
  const isHere = (each: IncidentRow) => pathname.startsWith("/help") || pathname.startsWith(`/desks/${each.desk}`);
  const shown = (data?.incidents ?? []).filter((each) => !isHere(each) && (hidden.get(each.id) ?? 0) < each.changedAt);
  const [first, ...others] = shown;
  if (first === undefined) return null;
  const hide = () => {
    for (const each of shown) hidden.set(each.id, each.changedAt);
    draw((times) => times + 1);
  };
  return (
    <section className="strip" aria-label={words("outage-label")} data-testid="outage-strip">
      <TriangleAlert className="i amber" size={16} strokeWidth={1.9} aria-hidden />
      <p className="grow">
        <Link to="/help/o/$incident" params={{ incident: first.id }} data-testid="outage-read">
          <b dir="auto">{words("outage-at", { desk: first.deskName, title: first.title })}</b>
        </Link>{" "}
        <span className="strip-more">
          {"· "}
          {words("outage-strip-since")} <When at={first.openedAt} className="" />
          {first.latest !== "" && (
            <>
              {" · "}
              <bdi>{first.latest}</bdi>
            </>
          )}
        </span>
        {others.length > 0 && (
          <>
            {" · "}
            <Link to="/help" className="link">
              {words("outage-others", { count: others.length })}
            </Link>
          </>
        )}
      </p>
      <button type="button" className="ib" aria-label={words("outage-hide")} title={words("outage-hide")} onClick={hide}>
        <X className="i" size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </section>
  );
}
