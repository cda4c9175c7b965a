// The field at the foot of a question. What is sent and what it does to the question is one press; a note has a field of its own, so that
// what only the desk may read never goes out as an answer. The reason why another desk gets the question shares the field of the note.
import { useState } from "react";
import { useAsk } from "../../app/data";
import { useHere } from "../../app/state";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import type { Deed, DeskRow, QuestionRow } from "../../generated/calls";
import { call } from "../../platform";
import { DeedChips } from "./DeedChips";
import { DeskPicker } from "./DeskPicker";
import { FootField } from "./FootField";
import { MacroChips } from "./macros/MacroChips";
import type { Macros } from "./macros/useMacros";
import { useOfferUndo } from "./undo";

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
  macros: Macros;
  onMacros: () => void;
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

function Field({ question, deeds, deed, wanted, onDeed, macros, onMacros, onLeave }: Props) {
  const words = useWords();
  const [to, setTo] = useState<DeskRow>();
  const offerUndo = useOfferUndo(question.id);
  const isPassedOn = deed === "transfer";
  // Seldom wanted: it has its key and its place in the menu.
  const atRest = deeds.filter((each) => each !== "transfer");
  const kinds = (offered: readonly TextDeed[]) =>
    offered.length > 1 && (
      <DeedChips deeds={offered} deed={deed} legend={words("reply-kind")} legendClass="vh" testid="reply" onDeed={onDeed} />
    );
  return (
    <FootField
      target={`${isForDesks(deed) ? "note" : "reply"}:${question.id}`}
      testid="reply"
      label={words(`reply-rest-${deed}`, { name: question.asker.name })}
      readers={words(readersOf(deed, question.private), { desk: question.deskName })}
      send={words(`reply-send-${deed}`)}
      isMain={deed === "answer"}
      className={isForDesks(deed) ? "note" : ""}
      kind="question"
      isReady={!isPassedOn || to !== undefined}
      wanted={wanted}
      atRest={kinds(atRest)}
      above={
        <>
          {kinds(deeds)}
          {isPassedOn && <ToDesk from={question.desk} to={to} onPick={setTo} />}
        </>
      }
      below={!isPassedOn && <MacroChips macros={macros.macros ?? []} onUse={macros.use} onAll={onMacros} />}
      brought={macros.brought}
      onBrought={macros.onBrought}
      onSend={async (text) => {
        if (deed !== "transfer") {
          const { undo } = await call("question.reply", { question: question.id, deed, text, undoable: true });
          if (undo !== null) offerUndo(undo);
        } else if (to !== undefined) {
          await call("question.transfer", { question: question.id, desk: to.id, text });
          toast({ kind: "done", text: words("transfer-done", { desk: to.name }) });
        }
      }}
      onLeave={onLeave}
    />
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
