// The field at the foot of a question. What is sent and what it does to the question is one press; a note has a field of its own, so that
// what only the desk may read never goes out as an answer. The reason why another desk gets the question shares the field of the note.
import { useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { rereadDraft, useDraft } from "../../app/drafts";
import { useHere } from "../../app/state";
import { toast } from "../../app/toasts";
import { expectField } from "../../app/typing";
import { useWords } from "../../app/words";
import Editor, { CharsLeft, type EditorHandle } from "../../components/compose/Editor";
import { useNames } from "../../components/compose/names";
import { isTooLong, TooLong } from "../../components/compose/TooLong";
import { saysSomething } from "../../components/text/tree";
import { type Deed, type DeskRow, type Doc, limits, type QuestionRow } from "../../generated/calls";
import { call } from "../../platform";
import { DeskPicker } from "./DeskPicker";
import "../../components/compose/compose.css";

export type TextDeed = Extract<Deed, "answer" | "ask_back" | "add" | "reopen" | "note" | "transfer">;

const texts: readonly Deed[] = ["answer", "ask_back", "add", "reopen", "note", "transfer"];
export const isText = (deed: Deed): deed is TextDeed => texts.includes(deed);

/** Whether only desks read it. */
const isForDesks = (deed: TextDeed) => deed === "note" || deed === "transfer";

function readersOf(deed: TextDeed, isPrivate: boolean): string {
  if (isForDesks(deed)) return `reply-readers-${deed}`;
  return isPrivate ? "reply-readers-private" : "reply-readers";
}

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
  return <Field key={isForDesks(props.deed) ? "note" : "reply"} {...props} />;
}

function Field({ question, deeds, deed, wanted, onDeed, onLeave }: Props) {
  const words = useWords();
  const act = useAct();
  const target = `${isForDesks(deed) ? "note" : "reply"}:${question.id}`;
  const [to, setTo] = useState<DeskRow>();
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
  const isPassedOn = deed === "transfer";
  const unready = act.pending || !saysSomething(doc, []) || isTooLong(doc, "question") || (isPassedOn && to === undefined);
  const send = async () => {
    if (unready) return;
    const sent = await act.run(async () => {
      if (deed !== "transfer") await call("question.reply", { question: question.id, deed, text: doc });
      else if (to !== undefined) {
        await call("question.transfer", { question: question.id, desk: to.id, text: doc });
        toast({ kind: "done", text: words("transfer-done", { desk: to.name }) });
      }
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
  const readers = readersOf(deed, question.private);
  // Seldom wanted: it has its key and its place in the menu.
  const atRest = deeds.filter((each) => each !== "transfer");
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
        {atRest.length > 1 && <Kinds deeds={atRest} deed={deed} onDeed={onDeed} />}
      </div>
    );
  }
  return (
    <div className={isForDesks(deed) ? "composer open note" : "composer open"} data-testid="reply">
      {deeds.length > 1 && <Kinds deeds={deeds} deed={deed} onDeed={onDeed} />}
      {isPassedOn && <ToDesk from={question.desk} to={to} onPick={setTo} />}
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

/** The desk that gets the question. */
function ToDesk({ from, to, onPick }: { from: string; to: DeskRow | undefined; onPick: (desk: DeskRow) => void }) {
  const words = useWords();
  const { data } = useAsk("desk.list", {});
  const others = (data?.desks ?? []).filter((desk) => desk.id !== from && desk.staffCount > 0);
  return (
    <div className="row">
      <span className="sm quiet">{words("transfer-to")}</span>
      <DeskPicker
        label={words("transfer-choose")}
        desk={to}
        desks={others}
        onPick={(id) => {
          const picked = others.find((desk) => desk.id === id);
          if (picked !== undefined) onPick(picked);
        }}
      />
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
