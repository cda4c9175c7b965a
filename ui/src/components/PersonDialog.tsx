// A dialog in which a colleague is found by name, with what can be done beside each.
import { type ReactNode, useState } from "react";
import { useAsk } from "../app/data";
import { useWords } from "../app/words";
import type { PersonCard } from "../generated/calls";
import { Face } from "./Face";
import { FindDialog } from "./FindDialog";
import { Who } from "./Who";
import "./communities/rows.css";

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
    <FindDialog
      title={title}
      testid={testid}
      find={words("community-invite-who")}
      text={text}
      onText={setText}
      nothing={data?.people.length === 0 ? words("community-invite-none") : null}
      onClose={onClose}
    >
      {data?.people.map((person) => (
        <PersonChoice key={person.id} person={person} end={end(person)} />
      ))}
    </FindDialog>
  );
}

/** A colleague to choose, with what can be done at the end of the row. */
export function PersonChoice({ person, end }: { person: PersonCard; end: ReactNode }) {
  return (
    <li className="member">
      <Face person={person} size={32} />
      <span className="grow">
        <Who person={person} />
      </span>
      {end}
    </li>
  );
}
