import { useAct } from "../../app/act";
import { useHere } from "../../app/state";
import { useWords } from "../../app/words";
import type { PersonPage } from "../../generated/calls";

/** Whether this person looks after topics; administrators give the right here, and take it back. */
export function Curator({ page }: { page: PersonPage }) {
  const words = useWords();
  const here = useHere();
  const act = useAct();
  const { card, curator } = page;
  if (card.disabled || !(curator || (here.isAdministrator && !card.isMe))) return null;
  return (
    <section className="sec" data-testid="curator">
      <h2>{words(curator ? "person-curator" : "person-curator-right")}</h2>
      <p className="sm quiet">{words(here.isAdministrator ? "person-curator-body" : "person-curator-is")}</p>
      {here.isAdministrator && (
        <button
          type="button"
          className="btn"
          disabled={act.pending}
          onClick={() => void act.call("curator.set", { person: card.id, on: !curator })}
          data-testid={curator ? "curator-take" : "curator-give"}
        >
          {words(curator ? "person-curator-take" : "person-curator-give", { name: card.name })}
        </button>
      )}
    </section>
  );
}
