// A dialog in which a colleague is found by name, with what can be done beside each.
import { type ReactNode, useState } from "react";
import { useAsk } from "../app/data";
import { useWords } from "../app/words";
import type { PersonCard } from "../generated/calls";
import { Dialog } from "./Dialog";
import { Face } from "./Face";
import { Who } from "./Who";

interface Props {
  title: string;
  testid: string;
  /** What stands at the end of a colleague's row. */
  end: (person: PersonCard) => ReactNode;
  onClose: () => void;
}

export function PersonDialog({ title, testid, end, onClose }: Props) {
  const words = useWords();
  const [text, setText] = useState("");
  const { data } = useAsk("person.suggest", { text, limit: 8 }, { keep: true });
  return (
    <Dialog title={title} onClose={onClose} testid={`${testid}-dialog`}>
      <input
        className="in"
        type="search"
        value={text}
        autoFocus
        aria-label={words("community-invite-who")}
        placeholder={words("community-invite-who")}
        data-testid={`${testid}-search`}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="invite-list">
        {data?.people.map((person) => (
          <li key={person.id} className="member">
            <Face person={person} size={32} />
            <span className="grow">
              <Who person={person} />
            </span>
            {end(person)}
          </li>
        ))}
        {data?.people.length === 0 && <li className="sm quiet">{words("community-invite-none")}</li>}
      </ul>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("close")} <kbd>{words("key-name-escape")}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
