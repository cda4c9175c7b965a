// The comments of a conversation in their order, with what stands before them.
import { useMemo } from "react";
import { useWords } from "../../app/words";
import type { People } from "../../components/text/RichText";
import type { Conversation, Entry } from "../../generated/calls";
import { Comment } from "./Comment";
import type { Asked } from "./ConversationScreen";
import { goesOn, placeReplies } from "./thread";

interface Props {
  conversation: Conversation;
  comments: readonly Entry[];
  countBefore: number;
  people: People;
  newFrom: string | null;
  editing: string | null;
  loading: boolean;
  onEarlier: (() => void) | null;
  onReply: (entry: Entry) => void;
  onQuote: (entry: Entry) => void;
  onAsk: (asked: Asked) => void;
}

export function Thread(props: Props) {
  const { conversation, comments, countBefore, people, newFrom, editing, loading, onEarlier } = props;
  const words = useWords();
  const placed = useMemo(() => placeReplies(comments), [comments]);
  const continued = placed.map((each, place) => goesOn(placed[place - 1], each, newFrom));
  const total = conversation.commentCount;
  if (placed.length === 0) return null;
  return (
    <div className="thread">
      {onEarlier !== null && (
        <button type="button" className="btn sm earlier" onClick={onEarlier} disabled={loading} data-testid="load-earlier">
          {words("thread-earlier", { count: countBefore })}
        </button>
      )}
      <div role="feed" aria-label={words("thread-label", { count: total })} aria-busy={loading}>
        {placed.map(({ entry, reply }, place) => (
          <Comment
            key={entry.id}
            entry={entry}
            reply={reply}
            goesOn={continued[place] ?? false}
            isGoneOnWith={continued[place + 1] ?? false}
            place={countBefore + place + 1}
            total={total}
            next={placed[place + 1]?.entry ?? null}
            isNew={entry.id === newFrom}
            editing={editing === entry.id}
            post={conversation.post.id}
            community={conversation.community.id}
            people={people}
            canWrite={conversation.joined}
            onReply={() => props.onReply(entry)}
            onQuote={() => props.onQuote(entry)}
            onAsk={props.onAsk}
          />
        ))}
      </div>
    </div>
  );
}
