import type { PersonCard } from "../generated/calls";

export type WhoCard = Pick<PersonCard, "name" | "job" | "expertise" | "apart">;

/** The signature of the product: "Name · job · *expertise*", beside everything anybody says. */
export function Who({ person, wide = false }: { person: WhoCard; wide?: boolean }) {
  return (
    <span className={wide ? "who wide" : "who"}>
      <b dir="auto">{person.name}</b>
      <WhoRest person={person} />
    </span>
  );
}

export function WhoRest({ person }: { person: WhoCard }) {
  return (
    <>
      {person.job !== "" && (
        <span className="job" dir="auto">
          {person.job}
        </span>
      )}
      {person.expertise.length > 0 && (
        <i className="exp" dir="auto">
          {person.expertise.join(", ")}
        </i>
      )}
      {person.apart !== undefined && (
        <span className="job" dir="auto">
          {person.apart}
        </span>
      )}
    </>
  );
}
