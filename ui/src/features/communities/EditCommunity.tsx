// A manager changes what a community is called and what it is for. Only what was changed is sent, so that two managers who change
// different things both get their way.
import { type FormEvent, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { NameFields } from "../../components/NameFields";
import type { CommunityView } from "../../generated/calls";
import "./communities.css";

export default function EditCommunity({ view, onClose }: { view: CommunityView; onClose: () => void }) {
  const words = useWords();
  const act = useAct("inline");
  const { id, name: before } = view.head;
  // What stood here when the dialog was opened; another manager may change it meanwhile.
  const [was] = useState({ name: before, description: view.description });
  const [name, setName] = useState(was.name);
  const [description, setDescription] = useState(was.description);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const changed = {
      ...(name === was.name ? {} : { name }),
      ...(description === was.description ? {} : { description }),
    };
    const isSame = Object.keys(changed).length === 0;
    if (isSame || (await act.call("community.update", { community: id, ...changed }))) onClose();
  };
  return (
    <Dialog title={words("community-edit-title", { name: was.name })} onClose={onClose} testid="edit-community-dialog">
      <form className="form" onSubmit={(event) => void save(event)}>
        <NameFields
          name={name}
          description={description}
          about={words("community-description")}
          act={act}
          of="community.update"
          onName={setName}
          onDescription={setDescription}
          testid="edit-community"
        />
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
          </button>
          <button type="submit" className="btn go" disabled={name.trim() === "" || act.pending} data-testid="edit-community-save">
            {words("community-edit-save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
