import { Link } from "@tanstack/react-router";
import { AvailableLine } from "../../components/available/AvailableLine";
import { Face } from "../../components/Face";
import { Who } from "../../components/Who";
import type { Found } from "../../generated/calls";
import { Why } from "./reasons";

/** One person in the list: who, why, and when they can be reached. */
export function FoundRow({ found }: { found: Found }) {
  const { person } = found;
  // What was asked of their profile is said, too, when evidence on the rest of the question stands before it.
  const why = found.why.filter((reason, at) => at === 0 || reason.kind === "speaks" || reason.kind === "place");
  return (
    <Link
      to="/people/$person"
      params={{ person: person.id }}
      className="pr"
      data-row
      data-testid={`found-${person.id}`}
      draggable={false}
    >
      <Face person={person} size={40} />
      <span className="pr-text">
        <Who person={person} />
        {why.map((reason) => (
          <Why key={`${reason.kind} ${reason.about}`} reason={reason} />
        ))}
        <AvailableLine available={found.available} />
      </span>
    </Link>
  );
}

/** The room of a person who is still being fetched. */
export function FoundRoom() {
  return (
    <div className="pr" aria-hidden>
      <span className="face f40 hue7" />
      <span className="pr-text">
        <span className="bone wide" />
        <span className="bone" />
      </span>
    </div>
  );
}
