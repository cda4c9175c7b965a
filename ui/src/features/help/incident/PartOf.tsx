// That a question is part of an outage: which, what the desk said last, and what that means for the person who asked.
import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useWords } from "../../../app/words";
import { When } from "../../../components/When";
import type { IncidentRow, QuestionView } from "../../../generated/calls";
import "./incident.css";

interface Props {
  view: QuestionView;
  incident: IncidentRow;
  /** The queue beside which it is read, if it is. */
  desk: string | undefined;
}

export function PartOf({ view, incident, desk }: Props) {
  const words = useWords();
  return (
    <section className="together" aria-label={words("outage-label")} data-testid="part-of">
      <p className="other">
        <TriangleAlert className="i amber" size={18} strokeWidth={1.75} aria-hidden />
        <span>
          <b>
            <Link
              {...(desk === undefined
                ? ({ to: "/help/o/$incident", params: { incident: incident.id } } as const)
                : ({ to: "/desks/$desk/o/$incident", params: { desk, incident: incident.id } } as const))}
              className="link"
              data-testid="to-outage"
            >
              <span dir="auto">{words("outage-of", { title: incident.title })}</span>
            </Link>
          </b>
          <span className="sm quiet">
            {words("outage-since")} <When at={incident.openedAt} className="" />
            {incident.latest !== "" && (
              <>
                {" · "}
                <bdi>{incident.latest}</bdi>
              </>
            )}
          </span>
        </span>
      </p>
      <p className="sm">{words(view.question.mine ? "outage-part-yours" : "outage-part-desk")}</p>
    </section>
  );
}
