import { ArrowRight } from "lucide-react";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import { Invitations } from "../../components/communities/Invitations";
import { JoinButton } from "../../components/communities/JoinButton";
import { SkeletonRows } from "../../components/Skeleton";
import { Tile } from "../../components/Tile";
import "../../components/communities/rows.css";

/** The first rooms to walk into. */
export function CommunitiesStep({ onDone }: { onDone: () => void }) {
  const words = useWords();
  const { data } = useAsk("community.list", {});
  const rows = [
    ...(data?.joined ?? []).map((row) => ({ row, joined: true })),
    ...(data?.open ?? []).map((row) => ({ row, joined: false })),
  ].sort((one, two) => one.row.head.name.localeCompare(two.row.head.name));
  return (
    <div className="entry-profile" data-testid="communities-step">
      {data === undefined ? (
        <SkeletonRows />
      ) : (
        <>
          <Invitations invitations={data.invitations} />
          <ul className="entry-communities">
            {rows.map(({ row, joined }) => (
              <li key={row.head.id} className="community-row">
                <span className="community-link still">
                  <Tile community={row.head} size={40} />
                  <span className="grow">
                    <b>{row.head.name}</b>
                    <span className="about">{row.description}</span>
                    <span className="xs quiet num">{words("community-members", { count: row.head.memberCount })}</span>
                  </span>
                </span>
                {joined ? (
                  <span className="badge">{words("community-joined")}</span>
                ) : (
                  <JoinButton id={row.head.id} pending={row.pending} />
                )}
              </li>
            ))}
          </ul>
          {rows.length === 0 && data.invitations.length === 0 && <p className="quiet pad">{words("entry-communities-none")}</p>}
        </>
      )}
      <div className="entry-acts foot-acts">
        <button type="button" className="btn go" onClick={onDone} data-testid="communities-done">
          {words("entry-go")}
          <ArrowRight className="i" size={16} strokeWidth={1.75} aria-hidden />
        </button>
        <span className="sm quiet">{words("entry-communities-later")}</span>
      </div>
    </div>
  );
}
