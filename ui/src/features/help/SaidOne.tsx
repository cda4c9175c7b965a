// A text of a colleague on a page of help: who wrote it, when, what it is where that is more than a reply, and whether it is sent.
import type { ReactNode } from "react";
import { Face } from "../../components/Face";
import { PersonLine } from "../../components/PersonName";
import { type People, RichText } from "../../components/text/RichText";
import { When } from "../../components/When";
import type { Delivery, Doc, PersonCard, Refusal } from "../../generated/calls";
import { Unsent } from "./Unsent";

interface Props {
  said: {
    id: string;
    by: PersonCard;
    at: number;
    text: Doc | null;
    destinations: { [key in string]: string };
    delivery: Delivery;
    command: string | null;
    refusal: Refusal | null;
  };
  people: People;
  /** What it is: an answer speaks in olive, a note is for the desk alone. */
  shape: "" | "known" | "note";
  testid: string;
  children: ReactNode;
}

export function SaidOne({ said, people, shape, testid, children }: Props) {
  const label = `by-${said.id}`;
  return (
    <article
      className={`said-one ${shape}`.trim()}
      id={`entry-${said.id}`}
      aria-labelledby={label}
      tabIndex={-1}
      data-testid={testid}
      data-delivery={said.delivery}
    >
      <Face person={said.by} size={32} />
      <div className="grow">
        <div className="hd">
          <span id={label} className="grow">
            <PersonLine person={said.by} />
          </span>
          <When at={said.at} />
        </div>
        {children}
        <RichText doc={said.text ?? []} people={people} destinations={said.destinations} entry={said.id} className="said" />
        <Unsent {...said} />
      </div>
    </article>
  );
}
