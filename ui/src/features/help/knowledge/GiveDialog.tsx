// Gives an item to a colleague of its desk, who looks after it from then on.
import { useState } from "react";
import { useAct } from "../../../app/act";
import { useAsk } from "../../../app/data";
import { toast } from "../../../app/toasts";
import { useWords } from "../../../app/words";
import { FindDialog } from "../../../components/FindDialog";
import { PersonChoice } from "../../../components/PersonDialog";
import type { KnowledgeRow, PersonCard } from "../../../generated/calls";
import { plain } from "../plain";

export function GiveDialog({ item, onClose }: { item: KnowledgeRow; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  const [text, setText] = useState("");
  const { data } = useAsk("desk.get", { id: item.desk });
  const wanted = plain(text.trim());
  const people = (data?.staff ?? []).map((row) => row.person).filter((each) => plain(each.name).includes(wanted));
  const give = async (person: PersonCard) => {
    if (act.pending || !(await act.call("knowledge.hand_over", { id: item.id, person: person.id }))) return;
    toast({ kind: "done", text: words("kept-given", { name: person.name }) });
    onClose();
  };
  const first = people.find((person) => person.id !== item.owner.id);
  return (
    <FindDialog
      title={words("kept-give-title")}
      testid="kept-give"
      find={words("assign-find")}
      text={text}
      onText={setText}
      onEnter={() => first !== undefined && wanted !== "" && void give(first)}
      nothing={data !== undefined && people.length === 0 ? words("assign-nobody", { desk: item.deskName }) : null}
      onClose={onClose}
    >
      {people.map((person) => (
        <PersonChoice
          key={person.id}
          person={person}
          end={
            person.id === item.owner.id ? (
              <span className="sm quiet">{words("kept-has")}</span>
            ) : (
              <button type="button" className="btn sm" onClick={() => void give(person)} data-testid={`give-${person.id}`}>
                {words("assign-give")}
                <span className="vh"> {person.name}</span>
              </button>
            )
          }
        />
      ))}
    </FindDialog>
  );
}
