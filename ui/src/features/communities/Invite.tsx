import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { Face } from "../../components/Face";
import { Who } from "../../components/Who";
import type { CommunityHead, PersonCard } from "../../generated/calls";
import "./communities.css";

/** Finds a colleague by name and invites them. */
export default function Invite({ community, onClose }: { community: CommunityHead; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  const [text, setText] = useState("");
  const { data } = useAsk("person.suggest", { text, limit: 8 }, { keep: true });
  const invite = async (person: PersonCard) => {
    if (!(await act.call("community.invite", { community: community.id, person: person.id }))) return;
    toast({ kind: "done", text: words("community-invited", { name: person.name, community: community.name }) });
    onClose();
  };
  return (
    <Dialog title={words("community-invite-title", { name: community.name })} onClose={onClose} testid="invite-dialog">
      <input
        className="in"
        type="search"
        value={text}
        autoFocus
        aria-label={words("community-invite-who")}
        placeholder={words("community-invite-who")}
        data-testid="invite-search"
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="invite-list">
        {data?.people.map((person) => (
          <li key={person.id} className="member">
            <Face person={person} size={32} />
            <span className="grow">
              <Who person={person} />
            </span>
            <button type="button" className="btn sm" onClick={() => void invite(person)} data-testid={`invite-${person.id}`}>
              {words("community-invite-do")}
              <span className="vh"> {person.name}</span>
            </button>
          </li>
        ))}
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
