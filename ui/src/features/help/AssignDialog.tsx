// Gives a question to a colleague of its desk. Typing narrows the list, Enter gives it to the first.
import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { Face } from "../../components/Face";
import { Who } from "../../components/Who";
import type { PersonCard, QuestionRow } from "../../generated/calls";
import "../../components/communities/rows.css";

/** Without capitals and accents, as names are typed in a hurry. */
const plain = (name: string) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

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
    <Dialog title={words("assign-title", { desk: question.deskName })} onClose={onClose} testid="assign-dialog">
      <input
        className="in"
        type="search"
        value={text}
        autoFocus
        aria-label={words("assign-find")}
        placeholder={words("assign-find")}
        data-testid="assign-search"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && first !== undefined && wanted !== "") void give(first);
        }}
      />
      <ul className="invite-list">
        {people.map((person) => {
          const way = standsInWay(person);
          return (
            <li key={person.id} className="member">
              <Face person={person} size={32} />
              <span className="grow">
                <Who person={person} />
              </span>
              {way === null ? (
                <button type="button" className="btn sm" onClick={() => void give(person)} data-testid={`assign-${person.id}`}>
                  {words("assign-give")}
                  <span className="vh"> {person.name}</span>
                </button>
              ) : (
                <span className="sm quiet">{words(way)}</span>
              )}
            </li>
          );
        })}
        {data !== undefined && people.length === 0 && (
          <li className="sm quiet">{words("assign-nobody", { desk: question.deskName })}</li>
        )}
      </ul>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("close")} <kbd>{words("key-name-escape")}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
