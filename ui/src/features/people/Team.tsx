import { useState } from "react";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { PersonLine } from "../../components/PersonName";
import type { PersonCard, PersonPage } from "../../generated/calls";

/** A person's team: their manager, the people who report to them, and their direct colleagues. */
export function Team({ page }: { page: PersonPage }) {
  const words = useWords();
  if (page.manager === null && page.reports.length === 0 && page.peers.length === 0) return null;
  return (
    <section className="sec" data-testid="team">
      <h2>{words("person-team")}</h2>
      <div className="team">
        {page.manager !== null && <Group label={words("team-manager")} people={[page.manager]} />}
        {page.reports.length > 0 && <Group label={words("team-reports", { count: page.reports.length })} people={page.reports} />}
        {page.peers.length > 0 && <Group label={words("team-peers", { count: page.peers.length })} people={page.peers} />}
      </div>
    </section>
  );
}

const few = 6;

function Group({ label, people }: { label: string; people: PersonCard[] }) {
  const words = useWords();
  const [all, setAll] = useState(people.length <= few + 2);
  return (
    <div>
      <h3>{label}</h3>
      <ul>
        {(all ? people : people.slice(0, few)).map((person) => (
          <li key={person.id} className="mate">
            <Face person={person} size={28} />
            <PersonLine person={person} />
          </li>
        ))}
      </ul>
      {!all && (
        <button type="button" className="btn sm bare" onClick={() => setAll(true)}>
          {words("team-more", { count: people.length - few })}
        </button>
      )}
    </div>
  );
}
