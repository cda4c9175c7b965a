// Home before there is anything to read: one sentence and one action, for an organisation without communities and for somebody who is in none.
import { Link } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { useAsk } from "../../app/data";
import { useHere } from "../../app/state";
import { useWords } from "../../app/words";
import { Empty } from "../../components/Empty";
import { CreateCommunity } from "../communities/feature";

export function NoCommunity() {
  const words = useWords();
  const here = useHere();
  const [making, setMaking] = useState(false);
  const { data } = useAsk("community.list", {});
  if (data === undefined) return null;
  const isFirst = data.joined.length + data.open.length + data.invitations.length === 0 && here.stage === "ready";
  return (
    <>
      <Empty text={words(isFirst ? "home-no-community" : "home-none-joined")} testid="home-empty">
        {isFirst ? (
          <button type="button" className="btn go" onClick={() => setMaking(true)} data-testid="home-create">
            {words("community-create")}
          </button>
        ) : (
          <Link to="/communities" className="btn go">
            {words("home-find")}
          </Link>
        )}
      </Empty>
      <Suspense>{making && <CreateCommunity onClose={() => setMaking(false)} />}</Suspense>
    </>
  );
}
