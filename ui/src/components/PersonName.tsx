import { openPerson } from "../app/people";
import type { PersonCard } from "../generated/calls";
import { WhoRest } from "./Who";

/** The author line, with a name that opens the person's card. */
export function PersonLine({ person }: { person: PersonCard }) {
  return (
    <span className="who">
      <button type="button" className="name" onClick={(event) => openPerson(person.id, event.currentTarget)}>
        {person.name}
      </button>
      <WhoRest person={person} />
    </span>
  );
}
