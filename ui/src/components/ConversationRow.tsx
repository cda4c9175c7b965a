// One row of a list of conversations: its title, who spoke last, what it has to do with you.
import { Link } from "@tanstack/react-router";
import { useWords } from "../app/words";
import type { ConversationRow as Row } from "../generated/calls";
import { When } from "./When";

export type ListPlace = { kind: "home" } | { kind: "for-you" } | { kind: "community"; community: string };

/** One conversation in a list: what it is about, who spoke last, what it has to do with you. */
export function ConversationRow({ row, place }: { row: Row; place: ListPlace }) {
  const target =
    place.kind === "home"
      ? ({ to: "/p/$post", params: { post: row.post } } as const)
      : place.kind === "for-you"
        ? ({ to: "/for-you/p/$post", params: { post: row.post } } as const)
        : ({ to: "/communities/$community/p/$post", params: { community: place.community, post: row.post } } as const);
  return (
    <Link
      {...target}
      className={row.unread ? "it un" : "it"}
      data-row
      data-testid={`row-${row.post}`}
      data-unread={row.unread}
      draggable={false}
    >
      <RowText row={row} />
    </Link>
  );
}

function RowText({ row }: { row: Row }) {
  const words = useWords();
  const speaker = row.lastAuthor ?? row.author;
  return (
    <>
      <span className="ti">
        <span dir="auto">
          {row.unread && <span className="vh">{words("row-unread")} </span>}
          {row.withdrawn ? words("row-withdrawn") : row.title === "" ? words("row-only-files") : row.title}
        </span>
        <When at={row.lastAt} className="" />
      </span>
      <span className={hasStanding(row) ? "me2 whole" : "me2"}>
        <Relation row={row} />
        <bdi>{row.lastAuthor === null ? speaker.name : words("row-last", { name: speaker.name })}</bdi>
        {speaker.expertise.length > 0 && (
          <>
            {" · "}
            <i dir="auto">{speaker.expertise.join(", ")}</i>
          </>
        )}
        <Standing row={row} />
      </span>
    </>
  );
}

function Relation({ row }: { row: Row }) {
  const words = useWords();
  if (row.forYou === "mention") return <span className="clay">{words("row-mention")}</span>;
  if (row.forYou === "answer") return <span className="olive">{words("row-answer")}</span>;
  return null;
}

/** Something of one's own stands here that is not with the others yet: that sentence is never cut. */
function hasStanding(row: Row): boolean {
  return row.refused > 0 || row.waiting > 0 || row.hasDraft;
}

function Standing({ row }: { row: Row }) {
  const words = useWords();
  if (!hasStanding(row)) return null;
  const { refused, waiting } = row;
  const [tint, text] =
    refused > 0
      ? ["brick", words("row-refused", { count: refused })]
      : waiting > 0
        ? ["amber", words("row-waiting", { count: waiting })]
        : ["", words("row-draft")];
  return (
    <>
      {" · "}
      <span className={`standing ${tint}`}>{text}</span>
    </>
  );
}
