import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import { When } from "../../components/When";
import type { Contribution } from "../../generated/calls";

/** Names of the communities this person can see, by id. */
function useCommunityNames(): ReadonlyMap<string, string> {
  const { data } = useAsk("community.list", {});
  return new Map([...(data?.joined ?? []), ...(data?.open ?? [])].map((row) => [row.head.id, row.head.name]));
}

/** One post or comment of a person: its conversation, its community and its date. */
export function ContributionLine({ contribution, icon }: { contribution: Contribution; icon: ReactNode }) {
  const words = useWords();
  const name = useCommunityNames().get(contribution.community);
  return (
    <li className="sim">
      {icon}
      <Link to="/p/$post" params={{ post: contribution.post }} className="under-hover">
        {contribution.title === "" ? words("row-only-files") : contribution.title}
        <small>
          {name !== undefined && <>{name} · </>}
          <When at={contribution.at} className="" />
        </small>
      </Link>
    </li>
  );
}
