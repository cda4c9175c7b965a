// Gives a question to a colleague of its desk. Typing narrows the list, Enter gives it to the first.
import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { FindDialog } from "../../components/FindDialog";
import { PersonChoice } from "../../components/PersonDialog";
import type { PersonCard, QuestionRow } from "../../generated/calls";
import { plain } from "./plain";

export function AssignDialog({ question, onClose }: { question: QuestionRow; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  const [text, setText] = useState("");
  const { data } = useAsk("desk.get", { id: question.desk });
  const wanted = plain(text.trim());
  const people = (data?.staff ?? []).map((row) => row.person).filter((each) => plain(each.name).includes(wanted));
  const standsInWay = (person: PersonCard) => {
    if (person.id === question.owner?.id) return "assign-has";
    return person.id === question.asker.id ? "assign-asker" : null;
  };
  const give = async (person: PersonCard) => {
    if (act.pending || !(await act.call("question.assign", { question: question.id, person: person.id }))) return;
    toast({ kind: "done", text: words("assign-done", { name: person.name }) });
    onClose();
  };
  const first = people.find((person) => standsInWay(person) === null);
  return (
    <FindDialog
      title={words("assign-title", { desk: question.deskName })}
      testid="assign"
      find={words("assign-find")}
      text={text}
      onText={setText}
      onEnter={() => first !== undefined && wanted !== "" && void give(first)}
      nothing={data !== undefined && people.length === 0 ? words("assign-nobody", { desk: question.deskName }) : null}
      onClose={onClose}
    >
      {people.map((person) => {
        const way = standsInWay(person);
        const end =
          way === null ? (
            <button type="button" className="btn sm" onClick={() => void give(person)} data-testid={`assign-${person.id}`}>
              {words("assign-give")}
              <span className="vh"> {person.name}</span>
            </button>
          ) : (
            <span className="sm quiet">{words(way)}</span>
          );
        return <PersonChoice key={person.id} person={person} end={end} />;
      })}
    </FindDialog>
  );
}
