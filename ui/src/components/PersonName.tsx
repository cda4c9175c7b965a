import { openPerson } from "../app/people";
import type { PersonCard } from "../generated/calls";
import { WhoRest } from "./Who";

/** The author line, with a name that opens the person's card. */
export function PersonLine({ person }: { person: PersonCard }) {
  return (
    <span className="who">
      {/* biome-ignore lint/a11y/useSemanticElements: a real button cannot break over lines with the rest of the sentence */}
      <span
        role="button"
        tabIndex={0}
        className="name"
        data-testid={`name-${person.id}`}
        onClick={(event) => openPerson(person.id, event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          openPerson(person.id, event.currentTarget);
        }}
      >
        {person.name}
      </span>
      <WhoRest person={person} />
    </span>
  );
}
