// A lead changes what a desk is called and what people ask it.
import type { Act } from "../../app/act";
import { useWords } from "../../app/words";
import { changed, NameDialog, type Named } from "../../components/NameDialog";
import type { DeskRow } from "../../generated/calls";

export function EditDesk({ desk, onClose }: { desk: DeskRow; onClose: () => void }) {
  const words = useWords();
  const save = async (act: Act, typed: Named, was: Named) => {
    const { description: purpose, ...rest } = changed(typed, was);
    const update = { ...rest, ...(purpose === undefined ? {} : { purpose }) };
    const isSame = Object.keys(update).length === 0;
    if (isSame || (await act.call("desk.update", { desk: desk.id, ...update }))) onClose();
  };
  return (
    <NameDialog
      title={words("community-edit-title", { name: desk.name })}
      before={{ name: desk.name, description: desk.purpose }}
      about={words("desk-purpose")}
      of="desk.update"
      submit={words("community-edit-save")}
      onSubmit={save}
      onClose={onClose}
      testid="edit-desk"
    />
  );
}
