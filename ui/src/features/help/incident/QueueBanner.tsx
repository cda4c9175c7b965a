// The outages of a desk above its queue: how many questions wait for one answer, and the way to say something to all of them.
import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useWords } from "../../../app/words";
import { When } from "../../../components/When";
import type { IncidentRow } from "../../../generated/calls";
import "./incident.css";

export function QueueBanner({ incident, isFirst }: { incident: IncidentRow; isFirst: boolean }) {
  const words = useWords();
  const params = { desk: incident.desk, incident: incident.id };
  return (
    <section className="outage" aria-label={words("outage-of", { title: incident.title })} data-testid={`outage-${incident.id}`}>
      <TriangleAlert className="i amber" size={18} strokeWidth={1.75} aria-hidden />
      <Link to="/desks/$desk/o/$incident" params={params} className="grow outage-words">
        <b dir="auto">{words("outage-of", { title: incident.title })}</b>
        <span className="sm">
          {words("outage-since")} <When at={incident.openedAt} className="" />
          {incident.questionCount > 0 && ` · ${words("outage-parts", { count: incident.questionCount })}`}
          {incident.changedAt > incident.openedAt && (
            <>
              {` · ${words("outage-said")} `}
              <When at={incident.changedAt} className="" />
            </>
          )}
        </span>
      </Link>
      {incident.isStaff && (
        <Link to="/desks/$desk/o/$incident" params={params} search={{ say: true }} className="btn" data-testid="outage-say">
          {words("outage-say")} {isFirst && <kbd>{words("key-name-u")}</kbd>}
        </Link>
      )}
    </section>
  );
}
