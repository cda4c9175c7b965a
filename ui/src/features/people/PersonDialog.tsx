// A person's card, beside their name or in the middle of the window.
import { useRef } from "react";
import { Dialog as AriaDialog, Popover } from "react-aria-components";
import { useAsk } from "../../app/data";
import { closePerson } from "../../app/people";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { Face } from "../../components/Face";
import "./people.css";

export default function PersonDialog({ id, beside }: { id: string; beside: HTMLElement | null }) {
  const words = useWords();
  const anchor = useRef(beside);
  anchor.current = beside;
  if (beside === null) {
    return (
      <Dialog title={words("person-label")} quietTitle onClose={closePerson} testid="person-card">
        <PersonCardView id={id} />
      </Dialog>
    );
  }
  return (
    <Popover
      className="popover"
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => !isOpen && closePerson()}
      placement="bottom start"
      data-covers
    >
      <AriaDialog className="popover-body" aria-label={words("person-label")} data-testid="person-card">
        <PersonCardView id={id} />
      </AriaDialog>
    </Popover>
  );
}

function PersonCardView({ id }: { id: string }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data: person, error } = useAsk("person.get", { id });
  if (person === undefined) return <p className="quiet sm">{error === null ? "" : errorWords(error.code)}</p>;
  return (
    <div className="person">
      <Face person={person} size={56} />
      <div>
        <b className="person-name">{person.name}</b>
        {person.job !== "" && <p className="sm quiet">{person.job}</p>}
        {person.disabled && <p className="sm quiet">{words("person-disabled")}</p>}
      </div>
      {person.expertise.length > 0 && (
        <div className="person-knows">
          <p className="xs quiet">{words("person-knows")}</p>
          <ul className="tags">
            {person.expertise.map((each) => (
              <li key={each} className="tag">
                {each}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
