import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import type { InvitationRow } from "../../generated/calls";
import { When } from "../When";
import "./rows.css";

export function Invitations({ invitations }: { invitations: InvitationRow[] }) {
  const words = useWords();
  const act = useAct();
  if (invitations.length === 0) return null;
  return (
    <section className="section" data-testid="invitations">
      <h2 className="section-title">{words("communities-invited")}</h2>
      <ul>
        {invitations.map((row) => (
          <li key={row.community} className="community-row invited">
            <span className="grow">
              <b>{row.name}</b> <span className="badge">{words("community-closed")}</span>
              <span className="about">{row.description}</span>
              <span className="xs quiet">
                {words("community-invited-by", { name: row.invitedBy.name })} <When at={row.invitedAt} className="" />
              </span>
            </span>
            <button
              type="button"
              className="btn sm"
              data-testid={`join-${row.community}`}
              onClick={() => void act.call("community.join", { id: row.community })}
            >
              {words("community-accept")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
