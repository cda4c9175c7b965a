// Finds colleagues by name and lets them work at the desk.
import { useAct } from "../../app/act";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { PersonDialog } from "../../components/PersonDialog";
import type { DeskView, PersonCard } from "../../generated/calls";

export function AddStaff({ view, onClose }: { view: DeskView; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  const { desk, staff } = view;
  const add = async (person: PersonCard) => {
    if (!(await act.call("desk.set_staff", { desk: desk.id, person: person.id, role: "agent" }))) return;
    toast({ kind: "done", text: words("desk-staff-added", { name: person.name, desk: desk.name }) });
    onClose();
  };
  const end = (person: PersonCard) =>
    staff.some((row) => row.person.id === person.id) ? (
      <span className="sm quiet">{words("desk-staff-already")}</span>
    ) : (
      <button type="button" className="btn sm" onClick={() => void add(person)} data-testid={`add-${person.id}`}>
        {words("desk-add")}
        <span className="vh"> {person.name}</span>
      </button>
    );
  return <PersonDialog title={words("desk-add-title", { desk: desk.name })} testid="staff" end={end} onClose={onClose} />;
}
