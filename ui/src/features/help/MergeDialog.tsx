// Puts a question together with another one of its desk. The likeliest stand there at once; typing looks for others, Enter takes the first.
import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import type { QuestionRow } from "../../generated/calls";
import { call } from "../../platform";
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
    <Dialog title={words("merge-title")} onClose={onClose} testid="merge-dialog">
      <p className="sm quiet merge-note">{words("merge-note")}</p>
      <input
        className="in"
        type="search"
        value={text}
        autoFocus
        aria-label={words("merge-find")}
        placeholder={words("merge-find")}
        data-testid="merge-search"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !act.pending) void mergeFirst(event.currentTarget.value);
        }}
      />
      <ul className="merge-list">
        {data?.questions.map((each) => (
          <li key={each.id}>
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
        {data?.questions.length === 0 && <li className="sm quiet">{words("merge-none", { desk: question.deskName })}</li>}
      </ul>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("close")} <kbd>{words("key-name-escape")}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
