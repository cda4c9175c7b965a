// The dialog in which a desk is made. Its maker is its first lead, and adds the colleagues who answer.
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { NameFields } from "../../components/NameFields";
import { call } from "../../platform";

export default function CreateDesk({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [purpose, setPurpose] = useState("");
  const act = useAct("inline");
  const make = async (event: FormEvent) => {
    event.preventDefault();
    await act.run(async () => {
      const made = await call("desk.create", { name, purpose });
      onClose();
      void navigate({ to: "/desks/$desk/about", params: { desk: made.id } });
    });
  };
  return (
    <Dialog title={words("desk-create-title")} onClose={onClose} testid="create-desk-dialog">
      <form className="form" onSubmit={(event) => void make(event)}>
        <NameFields
          name={name}
          description={purpose}
          about={words("desk-purpose")}
          act={act}
          of="desk.create"
          onName={setName}
          onDescription={setPurpose}
          testid="create-desk"
        />
        <p className="sm quiet">{words("desk-create-body")}</p>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
          </button>
          <button type="submit" className="btn go" disabled={name.trim() === "" || act.pending} data-testid="create-desk-submit">
            {words("desk-create-do")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
