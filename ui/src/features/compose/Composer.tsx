// The composer at the foot of a conversation: one line at rest, a field once somebody writes. What is typed is a draft at once.
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useDraft } from "../../app/drafts";
import { useHere } from "../../app/state";
import { useSayError } from "../../app/toasts";
import { useWords } from "../../app/words";
import { countChars, saysSomething } from "../../components/text/tree";
import { type Conversation, type Doc, type FileView, limits } from "../../generated/calls";
import { CallError, call } from "../../platform";
import { AttachedFiles } from "../files/AttachedFiles";
import { DropPlace } from "../files/DropPlace";
import { useAttachments } from "../files/useAttachments";
import type { EditorHandle } from "./Editor";
import { useNames } from "./names";
import "./compose.css";

const loadEditor = () => import("./Editor");
const Editor = lazy(loadEditor);
const CharsLeft = lazy(async () => ({ default: (await loadEditor()).CharsLeft }));

interface Props {
  conversation: Conversation;
  /** The comment that is answered. */
  replyTo: string | null;
  /** Who wrote it; null when it is further back than what is on the screen. */
  replyName: string | null;
  /** Grows with every wish to write here. */
  wanted: number;
  onReplyTo: (id: string | null) => void;
  onSent: (id: string) => void;
}

export function Composer(props: Props) {
  const here = useHere();
  const words = useWords();
  const sayError = useSayError();
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
        <button type="button" className="btn" onClick={() => call("community.join", { id }).catch(sayError)}>
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

function asError(cause: unknown): CallError {
  return cause instanceof CallError ? cause : new CallError("internal");
}

function OpenComposer({ conversation, replyTo, replyName, wanted, onReplyTo, onSent }: Props) {
  const words = useWords();
  const sayError = useSayError();
  const post = conversation.post.id;
  const keeper = useDraft(`comment:${post}`, (cause) => sayError(asError(cause)));
  const [open, setOpen] = useState(false);
  const [doc, setDoc] = useState<Doc>([]);
  const [sending, setSending] = useState(false);
  const handle = useRef<EditorHandle>(null);
  const { draft, version } = keeper;
  const initial = draft?.text ?? [];
  const names = useNames(initial);
  const { keep } = keeper;
  const latest = useRef({ doc, replyTo });
  latest.current = { doc, replyTo };
  const keepFiles = (files: FileView[]) => {
    setOpen(true);
    keep({ title: "", text: latest.current.doc, replyTo: latest.current.replyTo, files });
  };
  const attachments = useAttachments(conversation.community.id, keepFiles);
  const { files, restore } = attachments;

  useEffect(() => {
    if (draft === undefined) return;
    setDoc(draft?.text ?? []);
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
  useEffect(() => {
    const idle = window.setTimeout(() => void loadEditor(), 1200);
    return () => window.clearTimeout(idle);
  }, []);

  const send = async () => {
    if (sending || attachments.busy || !saysSomething(doc, files) || countChars(doc) > limits.commentMaxChars) return;
    setSending(true);
    try {
      const made = await call("comment.create", {
        post,
        text: doc,
        files: files.map((file) => file.id),
        ...(replyTo === null ? {} : { replyTo }),
      });
      handle.current?.clear();
      setDoc([]);
      restore([]);
      onReplyTo(null);
      onSent(made.id);
      await keeper.forget();
    } catch (cause) {
      await keeper.flush();
      sayError(asError(cause));
    } finally {
      setSending(false);
    }
  };
  const close = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    void keeper.flush();
    if (doc.length === 0 && files.length === 0 && attachments.coming.length === 0) {
      setOpen(false);
      onReplyTo(null);
    }
  };

  const count = conversation.community.memberCount;
  const readers = words(conversation.community.closed ? "composer-readers-closed" : "composer-readers", { count });
  const sendButton = (
    <button
      type="button"
      className="btn"
      data-testid="composer-send"
      disabled={sending || attachments.busy || !saysSomething(doc, files)}
      onClick={() => void send()}
    >
      {words("composer-send")} <kbd>{words("key-name-send")}</kbd>
    </button>
  );
  // At rest there is nothing to send yet: the button leads to the field, like everything else in the box.
  const restButton = (
    <button type="button" className="btn" data-testid="composer-send" onClick={() => setOpen(true)}>
      {words("composer-send")} <kbd>{words("key-name-send")}</kbd>
    </button>
  );
  if (!open) {
    return (
      <DropPlace className="composer rest" onFiles={attachments.add}>
        <button
          type="button"
          className="composer-open"
          data-testid="composer"
          onFocus={() => void loadEditor()}
          onClick={() => setOpen(true)}
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
              setDoc(next);
              keep({ title: "", text: next, replyTo, files });
            }}
            onSend={() => void send()}
            onEscape={close}
            onBlur={() => void keeper.flush()}
            onFiles={attachments.add}
          />
        </Suspense>
      )}
      <AttachedFiles attachments={attachments} />
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
