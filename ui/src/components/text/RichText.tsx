// Draws the typed tree of a text. Every node is made here; a text that a person wrote never becomes markup.
import { Fragment, type ReactNode } from "react";
import { useAct } from "../../app/act";
import { personAddress } from "../../app/people";
import { addressOf } from "../../app/places";
import { useWords } from "../../app/words";
import type { Block, Doc, Inline, PersonCard, Reference } from "../../generated/calls";
import { openLink } from "../../platform";
import { CodeBlock } from "./CodeBlock";
import { turns } from "./direction";
import "@fontsource-variable/atkinson-hyperlegible-mono/wght.css";
import "./text.css";

export type People = ReadonlyMap<string, PersonCard>;

/** Links whose words name another place, and where they lead; Rust decides which. */
export type Destinations = Readonly<Record<string, string | undefined>>;

/** Links to Patio that stand in the text, and what they lead to. */
export type References = Readonly<Record<string, Reference | undefined>>;

interface Props {
  doc: Doc;
  people: People;
  destinations: Destinations;
  references?: References;
  /** The post or comment that says it; a part of its text can be quoted. */
  entry?: string;
  className?: string;
}

export function RichText({ doc, people, destinations, references = {}, entry, className = "post" }: Props) {
  return (
    <div className={`text ${className}`} data-entry-text={entry}>
      {blocks(doc, { people, destinations, references })}
    </div>
  );
}

interface Around {
  people: People;
  destinations: Destinations;
  references: References;
  /** Whether a list or a quote around it has the direction already; its parts follow it. */
  inside?: boolean;
}

// Parts of a text have no ids and are never reordered while shown: their place is their key.
function blocks(doc: readonly Block[], around: Around): ReactNode {
  return doc.map((block, place) => <OneBlock key={String(place)} block={block} around={around} />);
}

function OneBlock({ block, around }: { block: Block; around: Around }) {
  switch (block.type) {
    case "paragraph":
      return (
        <p dir={around.inside === true ? undefined : "auto"}>
          {block.content.map((piece, place) => (
            <Fragment key={String(place)}>
              <Piece piece={piece} around={around} />
              <Leads piece={piece} next={block.content[place + 1]} destinations={around.destinations} />
            </Fragment>
          ))}
        </p>
      );
    case "quote":
      return (
        <blockquote dir={around.inside === true ? undefined : "auto"}>
          {blocks(block.content, { ...around, inside: true })}
        </blockquote>
      );
    case "list": {
      const items = block.items.map((item, place) => <li key={String(place)}>{blocks(item, { ...around, inside: true })}</li>);
      const dir = around.inside === true ? undefined : "auto";
      return block.ordered === true ? <ol dir={dir}>{items}</ol> : <ul dir={dir}>{items}</ul>;
    }
    case "code":
      return <CodeBlock text={block.text} />;
    default:
      // A newer server may know more kinds of block; they are kept, not drawn.
      return null;
  }
}

function Piece({ piece, around }: { piece: Inline; around: Around }) {
  switch (piece.type) {
    case "text":
      return <Words piece={piece} references={around.references} />;
    case "mention":
      return <Mention id={piece.person} person={around.people.get(piece.person)} />;
    case "break":
      return <br />;
    default:
      return null;
  }
}

/** Behind the last words of a link that names another place: where it leads. */
function Leads({ piece, next, destinations }: { piece: Inline; next: Inline | undefined; destinations: Destinations }) {
  const words = useWords();
  const link = piece.type === "text" ? piece.link : undefined;
  const to = link === undefined ? undefined : destinations[link];
  if (to === undefined || (next?.type === "text" && next.link === link)) return null;
  return (
    <span className="leads" data-testid="leads">
      {" "}
      {words("link-leads", { to })}
    </span>
  );
}

function Words({ piece, references }: { piece: Extract<Inline, { type: "text" }>; references: References }) {
  const act = useAct();
  const isCode = piece.marks?.includes("code") === true;
  const parts = piece.link === undefined && !isCode ? partsAt(piece.text, references) : [piece.text];
  if (parts.length > 1 || parts.some((part) => typeof part !== "string")) {
    return parts.map((part, place) =>
      typeof part === "string" ? (
        <Words key={String(place)} piece={{ ...piece, text: part }} references={{}} />
      ) : (
        <Inside key={String(place)} written={part.written} reference={part.reference} />
      ),
    );
  }
  // What a person writes may turn its own words, and never what stands beside them.
  const apart = piece.link !== undefined || turns.test(piece.text);
  let words: ReactNode = apart ? <bdi>{piece.text}</bdi> : piece.text;
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

interface Led {
  written: string;
  reference: Reference;
}

/** The words around the links to Patio, and those links. */
function partsAt(text: string, references: References): (string | Led)[] {
  // The longest first: a link to a comment begins with the link to its post.
  const known = Object.keys(references).sort((one, other) => other.length - one.length);
  if (known.length === 0) return [text];
  const parts: (string | Led)[] = [];
  let rest = text;
  while (rest !== "") {
    const begins = rest.indexOf("patio://");
    const written = begins < 0 ? undefined : known.find((link) => rest.startsWith(link, begins));
    const reference = written === undefined ? undefined : references[written];
    if (begins < 0) return [...parts, rest];
    if (written === undefined || reference === undefined) {
      const end = begins + "patio://".length;
      parts.push(rest.slice(0, end));
      rest = rest.slice(end);
      continue;
    }
    if (begins > 0) parts.push(rest.slice(0, begins));
    parts.push({ written, reference });
    rest = rest.slice(begins + written.length);
  }
  return parts;
}

/** A link to a conversation, a comment or a community, under its title. */
function Inside({ written, reference }: Led) {
  const words = useWords();
  const { title, author } = reference;
  return (
    <a className="inside" href={addressOf(reference.open)} data-quoted={written} data-testid="inside">
      <bdi>{title === "" ? written : author === null ? title : words("reference-comment", { name: author, title })}</bdi>
    </a>
  );
}

function Mention({ id, person }: { id: string; person: PersonCard | undefined }) {
  const words = useWords();
  const name = person === undefined ? words("person-unknown") : person.name;
  return (
    <a className={person?.isMe === true ? "mention me-too" : "mention"} href={personAddress(id)}>
      <bdi>{words("mention", { name })}</bdi>
    </a>
  );
}
