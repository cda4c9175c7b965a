// A lead changes what a desk is called and what people ask it. Only what was changed is sent.
import { type FormEvent, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { NameFields } from "../../components/NameFields";
import type { DeskRow } from "../../generated/calls";

export function EditDesk({ desk, onClose }: { desk: DeskRow; onClose: () => void }) {
  const words = useWords();
  const act = useAct("inline");
  const [was] = useState({ name: desk.name, purpose: desk.purpose });
  const [name, setName] = useState(was.name);
  const [purpose, setPurpose] = useState(was.purpose);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const changed = { ...(name === was.name ? {} : { name }), ...(purpose === was.purpose ? {} : { purpose }) };
    const isSame = Object.keys(changed).length === 0;
    if (isSame || (await act.call("desk.update", { desk: desk.id, ...changed }))) onClose();
  };
  return (
    <Dialog title={words("community-edit-title", { name: was.name })} onClose={onClose} testid="edit-desk-dialog">
      <form className="form" onSubmit={(event) => void save(event)}>
        <NameFields
          name={name}
          description={purpose}
          about={words("desk-purpose")}
          act={act}
          of="desk.update"
          onName={setName}
          onDescription={setPurpose}
          testid="edit-desk"
        />
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
          </button>
          <button type="submit" className="btn go" disabled={name.trim() === "" || act.pending} data-testid="edit-desk-save">
            {words("community-edit-save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
