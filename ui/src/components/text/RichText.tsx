// Draws the typed tree of a text. Every node is made here; a text that a person wrote never becomes markup.
import { Fragment, type ReactNode } from "react";
import { useAct } from "../../app/act";
import { personAddress } from "../../app/people";
import { useWords } from "../../app/words";
import type { Block, Doc, Inline, PersonCard } from "../../generated/calls";
import { openLink } from "../../platform";
import "@fontsource-variable/atkinson-hyperlegible-mono/wght.css";
import "./text.css";

export type People = ReadonlyMap<string, PersonCard>;

export function RichText({ doc, people, className = "post" }: { doc: Doc; people: People; className?: string }) {
  return <div className={`text ${className}`}>{blocks(doc, people)}</div>;
}

// Parts of a text have no ids and are never reordered while shown: their place is their key.
function blocks(doc: readonly Block[], people: People): ReactNode {
  return doc.map((block, place) => <OneBlock key={String(place)} block={block} people={people} />);
}

function OneBlock({ block, people }: { block: Block; people: People }) {
  switch (block.type) {
    case "paragraph":
      return (
        <p>
          {block.content.map((piece, place) => (
            <Piece key={String(place)} piece={piece} people={people} />
          ))}
        </p>
      );
    case "quote":
      return <blockquote>{blocks(block.content, people)}</blockquote>;
    case "list": {
      const items = block.items.map((item, place) => <li key={String(place)}>{blocks(item, people)}</li>);
      return block.ordered === true ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    default:
      // A newer server may know more kinds of block; they are kept, not drawn.
      return null;
  }
}

function Piece({ piece, people }: { piece: Inline; people: People }) {
  switch (piece.type) {
    case "text":
      return <Words piece={piece} />;
    case "mention":
      return <Mention id={piece.person} person={people.get(piece.person)} />;
    case "break":
      return <br />;
    default:
      return null;
  }
}

function Words({ piece }: { piece: Extract<Inline, { type: "text" }> }) {
  const act = useAct();
  let words: ReactNode = piece.text;
  for (const mark of piece.marks ?? []) {
    if (mark === "bold") words = <strong>{words}</strong>;
    else if (mark === "italic") words = <em>{words}</em>;
    else if (mark === "code") words = <code>{words}</code>;
  }
  if (piece.link === undefined) return <Fragment>{words}</Fragment>;
  const url = piece.link;
  return (
    <a
      href={url}
      title={url}
      rel="noreferrer"
      className="out"
      onClick={(event) => {
        event.preventDefault();
        void act.run(() => openLink(url));
      }}
    >
      {words}
    </a>
  );
}

function Mention({ id, person }: { id: string; person: PersonCard | undefined }) {
  const words = useWords();
  const name = person === undefined ? words("person-unknown") : person.name;
  return (
    <a className={person?.isMe === true ? "mention me-too" : "mention"} href={personAddress(id)}>
      {words("mention", { name })}
    </a>
  );
}
