// The field at the foot of a question. What is sent and what it does to the question is one press; a note has a field of its own, so that
// what only the desk may read never goes out as an answer.
import { useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { rereadDraft, useDraft } from "../../app/drafts";
import { useHere } from "../../app/state";
import { expectField } from "../../app/typing";
import { useWords } from "../../app/words";
import Editor, { CharsLeft, type EditorHandle } from "../../components/compose/Editor";
import { useNames } from "../../components/compose/names";
import { isTooLong, TooLong } from "../../components/compose/TooLong";
import { saysSomething } from "../../components/text/tree";
import { type Deed, type Doc, limits, type QuestionRow } from "../../generated/calls";
import { call } from "../../platform";
import "../../components/compose/compose.css";

export type TextDeed = Extract<Deed, "answer" | "ask_back" | "add" | "reopen" | "note">;

const texts: readonly Deed[] = ["answer", "ask_back", "add", "reopen", "note"];
export const isText = (deed: Deed): deed is TextDeed => texts.includes(deed);

interface Props {
  question: QuestionRow;
  /** What this person can write now. */
  deeds: readonly TextDeed[];
  deed: TextDeed;
  /** A counter: each increase opens the field and moves the focus to it. */
  wanted: number;
  onDeed: (deed: TextDeed) => void;
  onLeave: () => void;
}

export function ReplyBox(props: Props) {
  const words = useWords();
  const here = useHere();
  if (here.stage === "profile") {
    return (
      <div className="composer gate">
        <span>{words("composer-profile")}</span>
        <button type="button" className="btn" onClick={here.toProfile}>
          {words("composer-to-profile")}
        </button>
      </div>
    );
  }
  return <Field key={props.deed === "note" ? "note" : "reply"} {...props} />;
}

function Field({ question, deeds, deed, wanted, onDeed, onLeave }: Props) {
  const words = useWords();
  const act = useAct();
  const target = `${deed === "note" ? "note" : "reply"}:${question.id}`;
  const keeper = useDraft(target, act.report);
  const { draft } = keeper;
  const [open, setOpen] = useState(wanted > 0);
  const [doc, setDoc] = useState<Doc>([]);
  const handle = useRef<EditorHandle>(null);
  const initial = draft?.text ?? [];
  const names = useNames(initial);
  useEffect(() => {
    if (draft === undefined) return;
    setDoc(draft?.text ?? []);
    if (draft !== null) setOpen(true);
  }, [draft]);
  useEffect(() => {
    if (wanted === 0) return;
    setOpen(true);
    handle.current?.focus();
  }, [wanted]);
  const unready = act.pending || !saysSomething(doc, []) || isTooLong(doc, "question");
  const send = async () => {
    if (unready) return;
    const sent = await act.run(async () => {
      await call("question.reply", { question: question.id, deed, text: doc });
      handle.current?.clear();
      setDoc([]);
      await keeper.forget();
      rereadDraft(target);
      setOpen(false);
      onLeave();
    });
    if (!sent) await keeper.flush();
  };
  const close = async () => {
    await keeper.flush();
    if (doc.length === 0) setOpen(false);
    onLeave();
  };
  const readers = deed === "note" ? "reply-readers-note" : question.private ? "reply-readers-private" : "reply-readers";
  if (!open) {
    const openField = () => {
      expectField();
      setOpen(true);
    };
    return (
      <div className="composer rest">
        <button type="button" className="composer-open" data-testid="reply" onClick={openField}>
          <span className="said">{words(`reply-rest-${deed}`, { name: question.asker.name })}</span>
          <span className="hint">{words(readers, { desk: question.deskName })}</span>
        </button>
        {deeds.length > 1 && <Kinds deeds={deeds} deed={deed} onDeed={onDeed} />}
      </div>
    );
  }
  return (
    <div className={deed === "note" ? "composer open note" : "composer open"} data-testid="reply">
      {deeds.length > 1 && <Kinds deeds={deeds} deed={deed} onDeed={onDeed} />}
      {draft !== undefined && names !== undefined && (
        <Editor
          key={`${target}/${keeper.version}`}
          initial={initial}
          names={names}
          label={words(`reply-rest-${deed}`, { name: question.asker.name })}
          placeholder={words(`reply-rest-${deed}`, { name: question.asker.name })}
          community={undefined}
          maxChars={limits.questionMaxChars}
          testid="reply-text"
          autoFocus={wanted > 0 || draft === null}
          handle={handle}
          onChange={(next) => {
            setDoc(next);
            keeper.keep({ title: "", text: next, replyTo: null, files: [] });
          }}
          onSend={() => void send()}
          onEscape={() => void close()}
          onBlur={() => void keeper.flush()}
        />
      )}
      <TooLong doc={doc} kind="question" />
      <div className="composer-foot">
        <span className="hint">{words(readers, { desk: question.deskName })}</span>
        <span className="end">
          <CharsLeft doc={doc} max={limits.questionMaxChars} />
          <button
            type="button"
            className={deed === "answer" ? "btn go" : "btn"}
            data-testid="reply-send"
            disabled={unready}
            onClick={() => void send()}
          >
            {words(`reply-send-${deed}`)} <kbd>{words("key-name-send")}</kbd>
          </button>
        </span>
      </div>
    </div>
  );
}

/** What the text will be. */
function Kinds({ deeds, deed, onDeed }: Pick<Props, "deeds" | "deed" | "onDeed">) {
  const words = useWords();
  return (
    <fieldset className="chips reply-kinds">
      <legend className="vh">{words("reply-kind")}</legend>
      {deeds.map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={each === deed}
          data-testid={`reply-${each}`}
          onClick={() => onDeed(each)}
        >
          {words(`reply-kind-${each}`)}
        </button>
      ))}
    </fieldset>
  );
}
