// A manager changes what a community is called and what it is for.
import type { Act } from "../../app/act";
import { useWords } from "../../app/words";
import { changed, NameDialog, type Named } from "../../components/NameDialog";
import type { CommunityView } from "../../generated/calls";
import "./communities.css";

export default function EditCommunity({ view, onClose }: { view: CommunityView; onClose: () => void }) {
  const words = useWords();
  const { id, name } = view.head;
  const save = async (act: Act, typed: Named, was: Named) => {
    const update = changed(typed, was);
    const isSame = Object.keys(update).length === 0;
    if (isSame || (await act.call("community.update", { community: id, ...update }))) onClose();
  };
  return (
    <NameDialog
      title={words("community-edit-title", { name })}
      before={{ name, description: view.description }}
      about={words("community-description")}
      of="community.update"
      submit={words("community-edit-save")}
      onSubmit={save}
      onClose={onClose}
      testid="edit-community"
    />
  );
}
