import { personAddress } from "../app/people";
import type { PersonCard } from "../generated/calls";
import { WhoRest } from "./Who";

/** The author line, with a name that leads to the person's page. */
export function PersonLine({ person }: { person: PersonCard }) {
  return (
    <span className="who">
      <a className="name" dir="auto" href={personAddress(person.id)} data-testid={`name-${person.id}`}>
        {person.name}
      </a>
      <WhoRest person={person} />
    </span>
  );
}
