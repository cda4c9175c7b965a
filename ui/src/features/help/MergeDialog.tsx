// Puts a question together with another one of its desk. The likeliest stand there at once; typing looks for others, Enter takes the first.
import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { FindDialog } from "../../components/FindDialog";
import type { QuestionRow } from "../../generated/calls";
import { call } from "../../platform";
import "../../components/communities/rows.css";
import { useStanding } from "./QuestionRow";

export function MergeDialog({ question, onClose }: { question: QuestionRow; onClose: () => void }) {
  const words = useWords();
  const standing = useStanding();
  const act = useAct();
  const [text, setText] = useState("");
  const { data } = useAsk("question.mergeable", { question: question.id, text }, { keep: true });
  const merge = async (into: QuestionRow) => {
    if (!(await act.call("question.merge", { question: question.id, into: into.id }))) return;
    const undo = {
      label: words("community-undo"),
      run: () => void act.call("question.act", { question: question.id, deed: "split" }),
    };
    toast({ kind: "done", text: words("merge-done"), action: undo });
    onClose();
  };
  // By the words as they are now: what is drawn may still be of those before.
  const mergeFirst = (typed: string) =>
    act.run(async () => {
      const [first] = (await call("question.mergeable", { question: question.id, text: typed })).questions;
      if (first !== undefined) await merge(first);
    });
  return (
    <FindDialog
      title={words("merge-title")}
      testid="merge"
      find={words("merge-find")}
      text={text}
      onText={setText}
      onEnter={(typed) => !act.pending && void mergeFirst(typed)}
      nothing={data?.questions.length === 0 ? words("merge-none", { desk: question.deskName }) : null}
      note={words("merge-note")}
      onClose={onClose}
    >
      {data?.questions.map((each) => (
        <li key={each.id} className="member found">
          <span className="grow">
            <b dir="auto">{each.title}</b>
            <span className="sm quiet">
              <bdi>{each.asker.name}</bdi> · {standing(each).text}
            </span>
          </span>
          <button
            type="button"
            className="btn sm"
            disabled={act.pending}
            onClick={() => void merge(each)}
            data-testid={`merge-${each.id}`}
          >
            {words("merge-do")}
            <span className="vh"> {each.title}</span>
          </button>
        </li>
      ))}
    </FindDialog>
  );
}
