// The composer at the foot of a conversation: one line at rest, a field while the person writes. The text is saved as a draft at once.
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { rereadDraft, useDraft } from "../../app/drafts";
import { isElsewhere } from "../../app/focus";
import { useHere } from "../../app/state";
import { expectField } from "../../app/typing";
import { useWords } from "../../app/words";
import type { EditorHandle } from "../../components/compose/Editor";
import { useNames } from "../../components/compose/names";
import { isTooLong, TooLong } from "../../components/compose/TooLong";
import { AttachedFiles } from "../../components/files/AttachedFiles";
import { DropPlace } from "../../components/files/DropPlace";
import { useAttachments } from "../../components/files/useAttachments";
import { saysSomething } from "../../components/text/tree";
import { type Conversation, type Doc, type FileView, limits } from "../../generated/calls";
import { call } from "../../platform";
import "../../components/compose/compose.css";

const loadEditor = () => import("../../components/compose/Editor");
const Editor = lazy(loadEditor);
const CharsLeft = lazy(async () => ({ default: (await loadEditor()).CharsLeft }));

interface Props {
  conversation: Conversation;
  /** The comment that is answered. */
  replyTo: string | null;
  /** The author of that comment; null if the comment is not among the comments on the screen. */
  replyName: string | null;
  /** A counter: each increase opens the field and moves the focus to it. */
  wanted: number;
  /** What is to be quoted, once for each. */
  quote: { doc: Doc } | null;
  onReplyTo: (id: string | null) => void;
  onSent: (id: string) => void;
  /** The person leaves the field while it stays open: the keys are for the conversation again. */
  onLeave: () => void;
}

export function Composer(props: Props) {
  const here = useHere();
  const words = useWords();
  const act = useAct();
  const { conversation } = props;
  if (here.stage === "profile") {
    return (
      <div className="composer gate" data-testid="composer-profile">
        <span>{words("composer-profile")}</span>
        <button type="button" className="btn" onClick={here.toProfile}>
          {words("composer-to-profile")}
        </button>
      </div>
    );
  }
  if (!conversation.joined) {
    const id = conversation.community.id;
    return (
      <div className="composer gate" data-testid="composer-join">
        <span>{words("composer-join", { community: conversation.community.name })}</span>
        <button type="button" className="btn" onClick={() => void act.call("community.join", { id })}>
          {words("community-join")}
        </button>
      </div>
    );
  }
  if (conversation.post.withdrawnAt !== null) {
    return (
      <div className="composer gate">
        <span>{words("composer-withdrawn")}</span>
        <Link to="/communities/$community" params={{ community: conversation.community.id }} className="btn">
          {words("composer-to-community")}
        </Link>
      </div>
    );
  }
  return <OpenComposer {...props} />;
}

function OpenComposer({ conversation, replyTo, replyName, wanted, quote, onReplyTo, onSent, onLeave }: Props) {
  const words = useWords();
  const act = useAct();
  const post = conversation.post.id;
  const target = `comment:${post}`;
  const keeper = useDraft(target, act.report);
  const [open, setOpen] = useState(false);
  const [doc, setDoc] = useState<Doc>([]);
  const sending = act.pending;
  const handle = useRef<EditorHandle>(null);
  const { draft, version } = keeper;
  const initial = draft?.text ?? [];
  const names = useNames(initial);
  const { keep } = keeper;
  const latest = useRef({ doc, replyTo });
  latest.current = { doc, replyTo };
  // What stands in the field at this moment; what is drawn may be behind it on a busy laptop.
  const typed = useRef<Doc>([]);
  const keepFiles = (files: FileView[]) => {
    setOpen(true);
    keep({ title: "", text: latest.current.doc, replyTo: latest.current.replyTo, files });
  };
  const attachments = useAttachments(conversation.community.id, keepFiles);
  const { files, restore } = attachments;

  useEffect(() => {
    if (draft === undefined) return;
    typed.current = draft?.text ?? [];
    setDoc(typed.current);
    restore(draft?.files ?? []);
    if (draft === null) return;
    setOpen(true);
    if (draft.replyTo !== null) onReplyTo(draft.replyTo);
  }, [draft, onReplyTo, restore]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another answer, not each letter
  useEffect(() => {
    if (doc.length > 0 || files.length > 0) keep({ title: "", text: doc, replyTo, files });
  }, [replyTo]);
  useEffect(() => {
    if (wanted === 0) return;
    setOpen(true);
    handle.current?.focus();
  }, [wanted]);
  // A quote waits until the field is there.
  const quoted = useRef<Props["quote"]>(null);
  const putQuote = useRef(() => {});
  putQuote.current = () => {
    if (quote === null || quoted.current === quote || handle.current === null) return;
    quoted.current = quote;
    handle.current.quote(quote.doc);
  };
  useEffect(() => {
    if (quote === null) return;
    setOpen(true);
    putQuote.current();
  }, [quote]);
  useEffect(() => {
    const idle = window.setTimeout(() => void loadEditor(), 1200);
    return () => window.clearTimeout(idle);
  }, []);

  // The field goes, with the draft that it began with; the way back to it has the focus, unless the person is elsewhere already.
  const rest = useRef<HTMLButtonElement>(null);
  const [justShut, setJustShut] = useState(false);
  const shut = () => {
    rereadDraft(target);
    setOpen(false);
    setJustShut(true);
  };
  useEffect(() => {
    if (!justShut || open) return;
    setJustShut(false);
    if (!isElsewhere(null)) rest.current?.focus();
  }, [justShut, open]);

  const send = async () => {
    if (sending || attachments.busy || !saysSomething(doc, files) || isTooLong(doc, "comment")) return;
    const sent = await act.run(async () => {
      const made = await call("comment.create", {
        post,
        text: doc,
        files: files.map((file) => file.id),
        ...(replyTo === null ? {} : { replyTo }),
      });
      handle.current?.clear();
      typed.current = [];
      setDoc([]);
      restore([]);
      onReplyTo(null);
      onSent(made.id);
      await keeper.forget();
      // Who typed on meanwhile is writing the next one.
      if (typed.current.length === 0) shut();
    });
    if (!sent) await keeper.flush();
  };
  const close = async () => {
    const empty = doc.length === 0 && files.length === 0 && attachments.coming.length === 0;
    if (!empty) onLeave();
    await keeper.flush();
    if (!empty) return;
    onReplyTo(null);
    shut();
  };

  const count = conversation.community.memberCount;
  const readers = words(conversation.community.closed ? "composer-readers-closed" : "composer-readers", { count });
  const sendButton = (
    <button
      type="button"
      className="btn"
      data-testid="composer-send"
      disabled={sending || attachments.busy || !saysSomething(doc, files) || isTooLong(doc, "comment")}
      onClick={() => void send()}
    >
      {words("composer-send")} <kbd>{words("key-name-send")}</kbd>
    </button>
  );
  // At rest there is no text to send: the button opens the field, like everything else in the box.
  const restButton = (
    <button type="button" className="btn" data-testid="composer-send" onClick={() => openField()}>
      {words("composer-send")} <kbd>{words("key-name-send")}</kbd>
    </button>
  );
  const openField = () => {
    expectField();
    setOpen(true);
  };
  if (!open) {
    return (
      <DropPlace className="composer rest" onFiles={attachments.add}>
        <button
          type="button"
          className="composer-open"
          data-testid="composer"
          ref={rest}
          onFocus={() => void loadEditor()}
          onClick={openField}
        >
          <span className="said">{words("composer-rest")}</span>
          <span className="hint">{readers}</span>
        </button>
        {restButton}
      </DropPlace>
    );
  }
  return (
    <DropPlace className="composer open" testid="composer" onFiles={attachments.add}>
      {replyTo !== null && (
        <div className="composer-to" data-testid="composer-to">
          <span className="grow">
            {words("composer-reply-to")} <b>{replyName ?? words("composer-reply-earlier")}</b>
          </span>
          <button type="button" className="ib" aria-label={words("composer-no-reply")} onClick={() => onReplyTo(null)}>
            <X className="i" size={16} strokeWidth={1.75} aria-hidden />
          </button>
        </div>
      )}
      {draft !== undefined && names !== undefined && (
        <Suspense>
          <Editor
            key={`${post}/${version}`}
            initial={initial}
            names={names}
            label={words("composer-label")}
            placeholder={words("composer-rest")}
            community={conversation.community.id}
            maxChars={limits.commentMaxChars}
            testid="composer-text"
            autoFocus={wanted > 0 || draft === null}
            handle={handle}
            onChange={(next) => {
              typed.current = next;
              setDoc(next);
              keep({ title: "", text: next, replyTo, files });
            }}
            onReady={() => putQuote.current()}
            onSend={() => void send()}
            onEscape={() => void close()}
            onBlur={() => void keeper.flush()}
            onFiles={attachments.add}
          />
        </Suspense>
      )}
      <AttachedFiles attachments={attachments} />
      <TooLong doc={doc} kind="comment" />
      <div className="composer-foot">
        <span className="hint">{readers}</span>
        <span className="end">
          <Suspense>
            <CharsLeft doc={doc} max={limits.commentMaxChars} />
          </Suspense>
          {sendButton}
        </span>
      </div>
    </DropPlace>
  );
}
