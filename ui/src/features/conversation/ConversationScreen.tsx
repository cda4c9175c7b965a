// One conversation: who started it and why to listen, what was said since, and a place to answer.
import { useParams } from "@tanstack/react-router";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { editEntry, useEditing } from "../../app/drafts";
import { useKeys } from "../../app/keys";
import { useErrorWords, useWords } from "../../app/words";
import { Empty } from "../../components/Empty";
import type { Entry } from "../../generated/calls";
import { Comment } from "./Comment";
import { Composer } from "./Composer";
import { ConversationBar } from "./ConversationBar";
import { HistoryDialog } from "./HistoryDialog";
import { Post } from "./Post";
import { placeReplies } from "./thread";
import { useConversation } from "./useConversation";
import { WithdrawDialog } from "./WithdrawDialog";
import "./conversation.css";

export type Asked = { kind: "history" | "withdraw"; entry: Entry } | null;

export default function ConversationScreen() {
  const post = useParams({ strict: false }).post ?? "";
  return <OpenConversation key={post} post={post} />;
}

function OpenConversation({ post }: { post: string }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const { conversation, comments, people, code, newFrom, earlier, loading } = useConversation(post);
  const [replyTo, setReplyTo] = useState<string | null>(null);
  const [wanted, setWanted] = useState(0);
  const [asked, setAsked] = useState<Asked>(null);
  const [sent, setSent] = useState<string | null>(null);
  const editing = useEditing();
  const frame = useRef<HTMLDivElement>(null);
  const placed = useMemo(() => placeReplies(comments), [comments]);
  const arrived = comments.some((entry) => entry.id === sent) ? sent : null;

  // Earlier comments are added above, and the comment that is being read must not move.
  const below = useRef<number | null>(null);
  const loadEarlier =
    earlier === null
      ? null
      : () => {
          const body = frame.current;
          below.current = body === null ? null : body.scrollHeight - body.scrollTop;
          earlier();
        };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when comments came in
  useLayoutEffect(() => {
    const body = frame.current;
    if (body === null || below.current === null || loading) return;
    body.scrollTop = body.scrollHeight - below.current;
    below.current = null;
  }, [comments.length, loading]);

  const write = (to: Entry | null) => {
    setReplyTo(to?.id ?? null);
    setWanted((times) => times + 1);
  };
  useKeys([
    { key: "r", words: "key-comment", run: () => write(null) },
    {
      key: "e",
      words: "key-edit",
      run: () => {
        const mine = [...comments].reverse().find((entry) => entry.mine && entry.text !== null && entry.delivery === "sent");
        const entry = mine ?? (conversation?.post.mine === true ? conversation.post : undefined);
        if (entry !== undefined) editEntry(entry.id);
      },
    },
  ]);
  useEffect(() => () => editEntry(null), []);
  useEffect(() => {
    const target = arrived ?? newFrom;
    const entry = target === null ? null : document.getElementById(`entry-${target}`);
    const bottom = frame.current?.getBoundingClientRect().bottom ?? 0;
    if (entry !== null && entry.getBoundingClientRect().bottom > bottom)
      entry.scrollIntoView({ block: arrived === null ? "center" : "end" });
  }, [newFrom, arrived]);

  if (conversation === undefined) {
    return code === undefined ? (
      <ConversationSkeleton />
    ) : (
      <div className="body">
        <Empty text={errorWords(code)} testid="conversation-gone" />
      </div>
    );
  }
  const total = conversation.commentCount;
  return (
    <>
      <ConversationBar conversation={conversation} onAsk={setAsked} />
      <div className="body" ref={frame} data-testid="conversation" data-post={post}>
        <div className="col">
          <Post
            conversation={conversation}
            people={people}
            editing={editing === post}
            onWrite={() => write(null)}
            onAsk={setAsked}
          />
          {placed.length > 0 && (
            <div className="thread" role="feed" aria-label={words("thread-label", { count: total })} aria-busy={loading}>
              {loadEarlier !== null && (
                <button
                  type="button"
                  className="btn sm earlier"
                  onClick={loadEarlier}
                  disabled={loading}
                  data-testid="load-earlier"
                >
                  {words("thread-earlier", { count: Math.max(0, total - comments.length) })}
                </button>
              )}
              {placed.map(({ entry, reply }, place) => (
                <Comment
                  key={entry.id}
                  entry={entry}
                  reply={reply}
                  place={total - comments.length + place + 1}
                  total={total}
                  next={placed[place + 1]?.entry ?? null}
                  isNew={entry.id === newFrom}
                  editing={editing === entry.id}
                  community={conversation.community.id}
                  people={people}
                  canWrite={conversation.joined}
                  onReply={() => write(entry)}
                  onAsk={setAsked}
                />
              ))}
            </div>
          )}
        </div>
      </div>
      <Composer
        conversation={conversation}
        replyTo={replyTo}
        replyName={comments.find((entry) => entry.id === replyTo)?.author.name ?? null}
        wanted={wanted}
        onReplyTo={setReplyTo}
        onSent={setSent}
      />
      {asked?.kind === "history" && <HistoryDialog entry={asked.entry} people={people} onClose={() => setAsked(null)} />}
      {asked?.kind === "withdraw" && (
        <WithdrawDialog entry={asked.entry} isPost={asked.entry.id === post} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function ConversationSkeleton() {
  return (
    <div className="body skeleton" aria-hidden>
      <div className="bar" />
      <span className="bone wide" />
      <span className="bone" />
      <span className="bone wide" />
    </div>
  );
}
