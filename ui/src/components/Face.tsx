import type { PersonCard } from "../generated/calls";

type Looks = Pick<PersonCard, "hue" | "initials">;

/** A person is round: initials on the colour of their id. */
export function Face({ person, size }: { person: Looks; size: 24 | 28 | 32 | 40 | 44 | 56 }) {
  return (
    <span className={`face f${size} hue${person.hue % 8}`} aria-hidden>
      {person.initials}
    </span>
  );
}
