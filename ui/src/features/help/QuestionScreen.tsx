// One question: what was asked, who has it, what was said since, and what can be done with it now. Rust says what can be done; each deed
// that a desk does often has a key.
import { useParams } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { useKeys } from "../../app/keys";
import { expectField } from "../../app/typing";
import { useErrorWords, useWords } from "../../app/words";
import { Empty } from "../../components/Empty";
import { SkeletonRows } from "../../components/Skeleton";
import type { Deed, QuestionView } from "../../generated/calls";
import { Alike } from "./Alike";
import { Earlier } from "./Asker";
import { AssignDialog } from "./AssignDialog";
import { JoinDialog } from "./incident/JoinDialog";
import { PartOf } from "./incident/PartOf";
import { useOutage } from "./incident/useOutage";
import { Kept } from "./knowledge/Kept";
import { LostLine } from "./LostLine";
import { MergeDialog } from "./MergeDialog";
import { MeTooLine, useMeToo } from "./MeToo";
import { Moments } from "./Moments";
import { MacroPicker } from "./macros/MacroPicker";
import { useMacros } from "./macros/useMacros";
import { PriorityDialog } from "./PriorityDialog";
import { type PlainDeed, QuestionBar } from "./QuestionBar";
import { QuestionHead } from "./QuestionHead";
import { isText, ReplyBox, type TextDeed } from "./ReplyBox";
import { Together } from "./Together";
import "./help.css";

export default function QuestionScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const { question: id = "", desk } = useParams({ strict: false });
  const { data, error } = useAsk("question.get", { id });
  // A private question that went to another desk is gone while it is looked at.
  if (error !== null && (data === undefined || error.code === "not_found")) {
    const gone = error.code === "not_found" ? words("question-gone") : errorWords(error.code);
    return (
      <div className="body">
        <Empty text={gone} testid="question-gone" />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className="body">
        <SkeletonRows />
      </div>
    );
  }
  return <OpenQuestion key={id} view={data} label={words("question-label")} desk={desk} />;
}

interface Props {
  view: QuestionView;
  label: string;
  /** The queue beside which it is read, if it is. */
  desk: string | undefined;
}

function OpenQuestion({ view, label, desk }: Props) {
  const act = useAct();
  const words = useWords();
  const { question, deeds } = view;
  const frame = useRef<HTMLDivElement>(null);
  const [deed, setDeed] = useState<TextDeed | null>(null);
  const [wanted, setWanted] = useState(0);
  const [asking, setAsking] = useState<"assign" | "merge" | "join" | "macro" | "prioritize" | null>(null);
  const can = (one: Deed) => deeds.includes(one);
  const write = (one: TextDeed) => {
    if (!can(one)) return;
    expectField();
    setDeed(one);
    setWanted((times) => times + 1);
  };
  const carryOut = (one: PlainDeed) => {
    if (can(one)) void act.call("question.act", { question: question.id, deed: one });
  };
  const macros = useMacros(view, write);
  const outage = useOutage(question, () => setAsking("join"));
  const join = () => void outage.joinOrChoose();
  const meToo = useMeToo(question);
  useKeys([
    { key: "o", words: "key-join", when: () => can("join"), run: join },
    { key: "e", words: "key-me-too", when: () => question.canMeToo, run: meToo },
    { key: "c", words: "key-claim", when: () => can("claim"), run: () => carryOut("claim") },
    { key: "a", words: "key-answer", when: () => can("answer"), run: () => write("answer") },
    { key: "w", words: "key-ask-back", when: () => can("ask_back"), run: () => write("ask_back") },
    { key: "i", words: "key-note", when: () => can("note"), run: () => write("note") },
    { key: "z", words: "key-release", when: () => can("release"), run: () => carryOut("release") },
    { key: "p", words: "key-assign", when: () => can("assign"), run: () => setAsking("assign") },
    { key: "h", words: "key-prioritize", when: () => can("prioritize"), run: () => setAsking("prioritize") },
    { key: "g", words: "key-merge", when: () => can("merge"), run: () => setAsking("merge") },
    { key: "m", words: "key-macro", when: () => view.isStaff, run: () => setAsking("macro") },
    { key: "t", words: "key-transfer", when: () => can("transfer"), run: () => write("transfer") },
    { key: "r", words: "key-add", when: () => can("add"), run: () => write("add") },
    ...macros.keys,
  ]);
  const people = useMemo(() => new Map(view.people.map((person) => [person.id, person])), [view.people]);
  const texts = deeds.filter(isText);
  return (
    <>
      <QuestionBar
        view={view}
        onAct={carryOut}
        onAssign={() => setAsking("assign")}
        onPrioritize={() => setAsking("prioritize")}
        onMerge={() => setAsking("merge")}
        onTransfer={() => write("transfer")}
        onJoin={join}
      />
      <div className="body" ref={frame} data-testid="question" data-standing={question.standing}>
        <article className="col" aria-label={label}>
          {view.lost !== null && <LostLine lost={view.lost} />}
          <QuestionHead view={view} people={people} />
          <MeTooLine view={view} />
          {view.incident !== null && <PartOf view={view} incident={view.incident} desk={desk} />}
          <Together view={view} desk={desk} onNotSame={() => write("reopen")} />
          <Moments view={view} people={people} />
          {can("confirm") && (
            <div className="acts">
              <button type="button" className="btn go" data-testid="question-confirm" onClick={() => carryOut("confirm")}>
                {words("question-confirm")}
              </button>
              {can("reopen") && (
                <button type="button" className="btn" data-testid="question-reopen" onClick={() => write("reopen")}>
                  {words("question-reopen")}
                </button>
              )}
            </div>
          )}
          <Kept question={question} desk={desk} />
          {view.isStaff && question.title !== "" && view.into === null && (
            <Alike text={question.title} but={question.id} title={words("alike-title")} desk={desk} />
          )}
          <Earlier view={view} desk={desk} />
        </article>
      </div>
      {asking === "assign" && <AssignDialog question={question} onClose={() => setAsking(null)} />}
      {asking === "join" && <JoinDialog question={question} onClose={() => setAsking(null)} />}
      {asking === "macro" && (
        <MacroPicker macros={macros.macros} desk={question.deskName} onUse={macros.use} onClose={() => setAsking(null)} />
      )}
      {asking === "prioritize" && <PriorityDialog question={question} onClose={() => setAsking(null)} />}
      {asking === "merge" && <MergeDialog question={question} onClose={() => setAsking(null)} />}
      {texts.length > 0 && (
        <ReplyBox
          question={question}
          deeds={texts}
          deed={deed !== null && texts.includes(deed) ? deed : (texts[0] ?? "add")}
          wanted={wanted}
          onDeed={setDeed}
          macros={macros}
          onMacros={() => setAsking("macro")}
          onLeave={() => frame.current?.querySelector<HTMLElement>("h1")?.focus()}
        />
      )}
    </>
  );
}
