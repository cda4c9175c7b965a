// Finds a colleague by name and invites them.
import { useAct } from "../../app/act";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { PersonDialog } from "../../components/PersonDialog";
import type { CommunityHead, PersonCard } from "../../generated/calls";
import "./communities.css";

export default function Invite({ community, onClose }: { community: CommunityHead; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  const invite = async (person: PersonCard) => {
    if (!(await act.call("community.invite", { community: community.id, person: person.id }))) return;
    toast({ kind: "done", text: words("community-invited", { name: person.name, community: community.name }) });
    onClose();
  };
  const end = (person: PersonCard) => (
    <button type="button" className="btn sm" onClick={() => void invite(person)} data-testid={`invite-${person.id}`}>
      {words("community-invite-do")}
      <span className="vh"> {person.name}</span>
    </button>
  );
  return (
    <PersonDialog title={words("community-invite-title", { name: community.name })} testid="invite" end={end} onClose={onClose} />
  );
}
