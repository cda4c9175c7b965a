// One conversation: who started it and why to listen, what was said since, and a place to answer.
import { useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { editEntry, useEditing } from "../../app/drafts";
import { useKeys } from "../../app/keys";
import { useHere } from "../../app/state";
import { expectField } from "../../app/typing";
import { useIsWide } from "../../app/wide";
import { useErrorWords, useWords } from "../../app/words";
import { Empty } from "../../components/Empty";
import { markedPart, quotable } from "../../components/text/quote";
import type { Doc, Entry } from "../../generated/calls";
import { Composer } from "./Composer";
import { Context } from "./Context";
import { ConversationBar } from "./ConversationBar";
import { HistoryDialog } from "./HistoryDialog";
import { Jumps } from "./Jumps";
import { Post } from "./Post";
import { usePlaces } from "./places";
import { QuoteMarked } from "./QuoteMarked";
import { useReadMark } from "./seen";
import { Thread } from "./Thread";
import { useConversation } from "./useConversation";
import { WithdrawDialog } from "./WithdrawDialog";
import { leaveComposer, walkKeys } from "./walk";
import "./conversation.css";

const DateDialog = lazy(() => import("../../components/DateDialog"));

export type Asked = { kind: "history" | "withdraw"; entry: Entry } | null;

/** A conversation with fewer comments is looked through faster than a calendar. */
const datesFrom = 20;

export default function ConversationScreen() {
  const post = useParams({ strict: false }).post ?? "";
  const { at }: { at?: unknown } = useSearch({ strict: false });
  const comment = typeof at === "string" ? at : null;
  return <OpenConversation key={`${post}/${comment}`} post={post} at={comment} />;
}

function OpenConversation({ post, at }: { post: string; at: string | null }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const open = useConversation(post, at);
  const { conversation, comments, people, code, newFrom, newBefore, start, earlier, later, loading, goTo } = open;
  const [replyTo, setReplyTo] = useState<string | null>(null);
  const [wanted, setWanted] = useState(0);
  const [quote, setQuote] = useState<{ doc: Doc } | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const [dating, setDating] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  const editing = useEditing();
  const frame = useRef<HTMLDivElement>(null);
  const arrived = comments.some((entry) => entry.id === sent) ? sent : null;
  const places = usePlaces({ frame, comments, loading, start, later });
  const entries = useMemo(() => (conversation === undefined ? [] : [conversation.post, ...comments]), [conversation, comments]);
  useReadMark({ post, frame, entries, unreadBefore: newBefore });

  const long = (conversation?.commentCount ?? 0) >= datesFrom;
  const here = useHere();
  const wide = useIsWide();
  const canWrite = conversation?.joined === true && here.stage !== "profile" && conversation.post.withdrawnAt === null;
  const write = (to: Entry | null) => {
    if (canWrite) expectField();
    setReplyTo(to?.id ?? null);
    setWanted((times) => times + 1);
  };
  const quoteIn = (entry: Entry | undefined, doc: Doc) => {
    if (entry === undefined || doc.length === 0 || !canWrite) return;
    expectField();
    if (entry.id !== post) setReplyTo(entry.id);
    const name: Doc = [{ type: "paragraph", content: [{ type: "text", text: entry.author.name, marks: ["bold"] }] }];
    setQuote({ doc: [...name, ...doc] });
  };
  const quoteWhole = (entry: Entry | undefined) => quoteIn(entry, quotable(entry?.text ?? [], people));
  const entryOf = (id: string | undefined) => entries.find((entry) => entry.id === id);
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
    {
      key: "q",
      words: "key-quote",
      run: () => {
        const part = markedPart(document.getSelection());
        if (part !== null) quoteIn(entryOf(part.entry), part.doc);
        else quoteWhole(entryOf(document.activeElement?.closest(".c, .post-head")?.id.slice("entry-".length)));
      },
    },
    { key: "u", words: "key-first-new", run: () => (conversation?.newCount ?? 0) > 0 && goTo({ kind: "unread" }) },
    { key: "d", words: "key-date", run: () => long && setDating(true) },
    { key: "l", words: "key-latest", run: () => goTo({ kind: "latest" }) },
    ...walkKeys(frame, post),
  ]);
  useEffect(() => () => editEntry(null), []);
  // What one sent stands at the end, and is looked at when the end is here.
  useEffect(() => {
    if (sent !== null && later !== null) goTo({ kind: "latest" });
  }, [sent, later, goTo]);
  useEffect(() => {
    if (arrived === null) return;
    const entry = document.getElementById(`entry-${arrived}`);
    const bottom = frame.current?.getBoundingClientRect().bottom ?? 0;
    if (entry !== null && entry.getBoundingClientRect().bottom > bottom) entry.scrollIntoView({ block: "end" });
    setSent(null);
  }, [arrived]);

  if (conversation === undefined) {
    return code === undefined ? (
      <ConversationSkeleton />
    ) : (
      <div className="body">
        <Empty text={errorWords(code)} testid="conversation-gone" />
      </div>
    );
  }
  const loadEarlier = () => {
    places.keep();
    earlier?.();
  };
  return (
    <>
      <ConversationBar conversation={conversation} onAsk={setAsked} onDate={long ? () => setDating(true) : null} frame={frame} />
      <div className="body" ref={frame} data-testid="conversation" data-post={post}>
        <div className="col">
          <Post
            conversation={conversation}
            people={people}
            editing={editing === post}
            onWrite={() => write(null)}
            onAsk={setAsked}
          />
          <Thread
            conversation={conversation}
            comments={comments}
            countBefore={open.countBefore}
            people={people}
            newFrom={newFrom}
            editing={editing}
            loading={loading}
            onEarlier={earlier === null ? null : loadEarlier}
            onReply={write}
            onQuote={quoteWhole}
            onAsk={setAsked}
          />
        </div>
        {/* They would lie over the buttons of a text that is being changed. */}
        {editing === null && (
          <Jumps
            conversation={conversation}
            frame={frame}
            drawn={comments.length}
            newBefore={newBefore}
            hasLater={later !== null}
            onGo={goTo}
          />
        )}
      </div>
      {conversation.joined && <QuoteMarked frame={frame} onQuote={(entry, doc) => quoteIn(entryOf(entry), doc)} />}
      <Composer
        conversation={conversation}
        replyTo={replyTo}
        replyName={comments.find((entry) => entry.id === replyTo)?.author.name ?? null}
        wanted={wanted}
        quote={quote}
        onReplyTo={setReplyTo}
        onSent={setSent}
        onLeave={() => leaveComposer(frame.current, replyTo)}
      />
      {wide && <Context conversation={conversation} comments={comments} />}
      {asked?.kind === "history" && <HistoryDialog entry={asked.entry} people={people} onClose={() => setAsked(null)} />}
      {asked?.kind === "withdraw" && (
        <WithdrawDialog entry={asked.entry} isPost={asked.entry.id === post} onClose={() => setAsked(null)} />
      )}
      <Suspense>
        {dating && (
          <DateDialog
            title={words("date-title")}
            onClose={() => setDating(false)}
            onChoose={({ begins }) => goTo({ kind: "time", at: begins })}
          />
        )}
      </Suspense>
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
