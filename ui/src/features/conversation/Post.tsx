import { CornerDownLeft } from "lucide-react";
import { lazy, Suspense } from "react";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { EntryFiles } from "../../components/files/EntryFiles";
import { PersonLine } from "../../components/PersonName";
import { type People, RichText } from "../../components/text/RichText";
import { When } from "../../components/When";
import type { Conversation } from "../../generated/calls";
import type { Asked } from "./ConversationScreen";
import { Delivery, isOnItsWay, Way } from "./Delivery";
import { Helpful } from "./Helpful";
import { AddReaction, Reactions } from "./Reactions";
import { Tombstone } from "./Tombstone";

const EditEntry = lazy(() => import("./EditEntry"));

interface Props {
  conversation: Conversation;
  people: People;
  editing: boolean;
  onWrite: () => void;
  onAsk: (asked: Asked) => void;
}

/** The post that opens a conversation, under its author's card. */
export function Post({ conversation, people, editing, onWrite, onAsk }: Props) {
  const words = useWords();
  const { post } = conversation;
  if (post.text === null && post.withdrawnAt !== null) {
    return (
      <article className="post-head" id={`entry-${post.id}`} aria-label={words("post-label")} tabIndex={-1}>
        <h1 className="vh">{words("row-withdrawn")}</h1>
        <Tombstone entry={post} kind="post" />
      </article>
    );
  }
  return (
    <article className="post-head" id={`entry-${post.id}`} aria-label={words("post-label")} tabIndex={-1}>
      {post.title === "" ? (
        <h1 className="vh">{words("post-untitled", { name: post.author.name })}</h1>
      ) : (
        <h1 className="title" dir="auto">
          {post.title}
        </h1>
      )}
      <div className="author">
        <Face person={post.author} size={44} />
        <div>
          <PersonLine person={post.author} />
          <span className="l2">
            {isOnItsWay(post) ? <Way entry={post} /> : <When at={post.createdAt} long className="" />}
            {post.editedAt !== null && (
              <>
                {" · "}
                <button
                  type="button"
                  className="link"
                  onClick={() => onAsk({ kind: "history", entry: post })}
                  data-testid="post-edited"
                >
                  {words("entry-edited")}
                </button>
              </>
            )}
          </span>
        </div>
      </div>
      {editing ? (
        <Suspense>
          <EditEntry entry={post} community={conversation.community.id} isPost />
        </Suspense>
      ) : (
        <>
          {(post.text ?? []).length > 0 && (
            <RichText
              doc={post.text ?? []}
              people={people}
              destinations={post.destinations}
              references={post.references}
              entry={post.id}
            />
          )}
          <EntryFiles files={post.files} />
        </>
      )}
      <Delivery entry={post} onAsk={onAsk} />
      {post.delivery === "sent" && (
        <div className="acts">
          {conversation.joined && (
            <button type="button" className="btn sm" onClick={onWrite} data-testid="post-comment">
              <CornerDownLeft className="i" size={15} strokeWidth={1.75} aria-hidden />
              {words("entry-comment")} <kbd>{words("key-name-r")}</kbd>
            </button>
          )}
          <Helpful entry={post} canMark={conversation.joined} />
          <Reactions entry={post} canReact={conversation.joined} />
          {conversation.joined && <AddReaction entry={post} />}
        </div>
      )}
    </article>
  );
}
