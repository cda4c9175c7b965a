// Finds colleagues by name and lets them work at the desk.
import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { Face } from "../../components/Face";
import { Who } from "../../components/Who";
import type { DeskView, PersonCard } from "../../generated/calls";

export function AddStaff({ view, onClose }: { view: DeskView; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  const [text, setText] = useState("");
  const { data } = useAsk("person.suggest", { text, limit: 8 }, { keep: true });
  const { desk, staff } = view;
  const add = async (person: PersonCard) => {
    if (!(await act.call("desk.set_staff", { desk: desk.id, person: person.id, role: "agent" }))) return;
    toast({ kind: "done", text: words("desk-staff-added", { name: person.name, desk: desk.name }) });
    onClose();
  };
  return (
    <Dialog title={words("desk-add-title", { desk: desk.name })} onClose={onClose} testid="staff-dialog">
      <input
        className="in"
        type="search"
        value={text}
        autoFocus
        aria-label={words("community-invite-who")}
        placeholder={words("community-invite-who")}
        data-testid="staff-search"
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="invite-list">
        {data?.people.map((person) => {
          const works = staff.some((row) => row.person.id === person.id);
          return (
            <li key={person.id} className="member">
              <Face person={person} size={32} />
              <span className="grow">
                <Who person={person} />
              </span>
              {works ? (
                <span className="sm quiet">{words("desk-staff-already")}</span>
              ) : (
                <button type="button" className="btn sm" onClick={() => void add(person)} data-testid={`add-${person.id}`}>
                  {words("desk-add")}
                  <span className="vh"> {person.name}</span>
                </button>
              )}
            </li>
          );
        })}
        {data?.people.length === 0 && <li className="sm quiet">{words("community-invite-none")}</li>}
      </ul>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("close")} <kbd>{words("key-name-escape")}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
