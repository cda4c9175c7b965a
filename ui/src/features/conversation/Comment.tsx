import { lazy, memo, Suspense } from "react";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { EntryFiles } from "../../components/files/EntryFiles";
import { PersonLine } from "../../components/PersonName";
import { type People, RichText } from "../../components/text/RichText";
import { When } from "../../components/When";
import type { Entry } from "../../generated/calls";
import type { Asked } from "./ConversationScreen";
import { Delivery, isOnItsWay, Way } from "./Delivery";
import { EntryMenu } from "./EntryMenu";
import { Helpful } from "./Helpful";
import { AddReaction, Reactions } from "./Reactions";
import { Tombstone, TombstoneMark } from "./Tombstone";

const EditEntry = lazy(() => import("./EditEntry"));

interface Props {
  entry: Entry;
  reply: boolean;
  /** It goes on where the comment above ended: the author is named once. */
  goesOn: boolean;
  /** The comment below goes on where this one ends: what can be done stands under the last. */
  isGoneOnWith: boolean;
  place: number;
  total: number;
  next: Entry | null;
  isNew: boolean;
  editing: boolean;
  post: string;
  community: string;
  people: People;
  canWrite: boolean;
  onReply: () => void;
  onQuote: () => void;
  onAsk: (asked: Asked) => void;
}

export const Comment = memo(
  OneComment,
  (old, now) =>
    old.entry === now.entry &&
    old.next?.delivery === now.next?.delivery &&
    old.next?.withdrawnAt === now.next?.withdrawnAt &&
    (old.next === null) === (now.next === null) &&
    old.goesOn === now.goesOn &&
    old.isGoneOnWith === now.isGoneOnWith &&
    old.place === now.place &&
    old.total === now.total &&
    old.isNew === now.isNew &&
    old.editing === now.editing &&
    old.people === now.people &&
    old.canWrite === now.canWrite,
);

function OneComment({
  entry,
  reply,
  goesOn,
  isGoneOnWith,
  place,
  total,
  next,
  isNew,
  editing,
  post,
  community,
  people,
  canWrite,
  onReply,
  onQuote,
  onAsk,
}: Props) {
  const words = useWords();
  const gone = entry.text === null && entry.withdrawnAt !== null;
  // The line is dashed towards a comment that is not confirmed yet or was withdrawn.
  const towards = next !== null && (isOnItsWay(next) || (gone && next.delivery !== "sent"));
  const shape = [
    "c",
    reply && "re",
    next === null && "last",
    (towards || (gone && next !== null && isOnItsWay(next))) && "tow",
    isOnItsWay(entry) && "going",
    goesOn && "on",
    isGoneOnWith && entry.reactions.length + entry.helped === 0 && entry.editedAt === null && "over",
  ];
  const label = `by-${entry.id}`;
  return (
    <>
      {isNew && (
        <p className="new-mark" data-testid="new-mark">
          <span>{words("thread-new")}</span>
        </p>
      )}
      <article
        className={shape.filter(Boolean).join(" ")}
        id={`entry-${entry.id}`}
        data-testid={`comment-${entry.id}`}
        data-delivery={entry.delivery}
        aria-posinset={place}
        aria-setsize={Math.max(total, place)}
        aria-labelledby={label}
        tabIndex={-1}
      >
        {gone ? <TombstoneMark /> : goesOn ? <span /> : <Face person={entry.author} size={reply ? 24 : 32} />}
        {gone ? (
          <Tombstone entry={entry} kind="comment" id={label} />
        ) : (
          <div>
            <div className={goesOn ? "hd vh" : "hd"}>
              <span id={label} className="grow">
                <PersonLine person={entry.author} />
              </span>
              {isOnItsWay(entry) ? <Way entry={entry} /> : <When at={entry.createdAt} />}
            </div>
            {editing ? (
              <Suspense>
                <EditEntry entry={entry} community={community} isPost={false} />
              </Suspense>
            ) : (
              <>
                {(entry.text ?? []).length > 0 && (
                  <RichText
                    doc={entry.text ?? []}
                    people={people}
                    destinations={entry.destinations}
                    references={entry.references}
                    entry={entry.id}
                    className="said"
                  />
                )}
                <EntryFiles files={entry.files} />
              </>
            )}
            <Delivery entry={entry} onAsk={onAsk} />
            {entry.delivery === "sent" && !editing && (
              <div className="ft">
                <Helpful entry={entry} canMark={canWrite} />
                <Reactions entry={entry} canReact={canWrite} />
                {canWrite && (
                  <button type="button" className="link" onClick={onReply} data-testid="comment-reply">
                    {words("entry-reply")}
                  </button>
                )}
                {entry.editedAt !== null && (
                  <button
                    type="button"
                    className="link"
                    onClick={() => onAsk({ kind: "history", entry })}
                    data-testid="comment-edited"
                  >
                    {words("entry-edited")}
                  </button>
                )}
                {canWrite && <AddReaction entry={entry} />}
                <EntryMenu entry={entry} post={post} canQuote={canWrite} onQuote={onQuote} onAsk={onAsk} />
              </div>
            )}
          </div>
        )}
      </article>
    </>
  );
}
