// All communities: where you are in, what you may join, who invited you.
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useAsk } from "../../app/data";
import { useHere } from "../../app/state";
import { useErrorWords, useWords } from "../../app/words";
import { Invitations } from "../../components/communities/Invitations";
import { JoinButton } from "../../components/communities/JoinButton";
import { Empty } from "../../components/Empty";
import { FilterField } from "../../components/FilterField";
import { SkeletonRows } from "../../components/Skeleton";
import { Tile } from "../../components/Tile";
import type { CommunityRow } from "../../generated/calls";
import "../../components/communities/rows.css";
import "../../styles/ledger.css";
import "./communities.css";

const CreateCommunity = lazy(() => import("./CreateCommunity"));

export default function CommunitiesScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const here = useHere();
  const list = useAsk("community.list", {});
  const [making, setMaking] = useState(false);
  const [filter, setFilter] = useState("");
  const fits = (row: CommunityRow) => row.head.name.toLocaleLowerCase().includes(filter.trim().toLocaleLowerCase());
  const { data } = list;
  const many = data !== undefined && data.joined.length + data.open.length > 8;
  return (
    <div className="wide-page" data-testid="communities">
      <div className="page">
        <div className="page-head">
          <h1>{words("communities-title")}</h1>
          {here.stage === "ready" && (
            <button type="button" className="btn" onClick={() => setMaking(true)} data-testid="create-community">
              <Plus className="i" size={16} strokeWidth={1.75} aria-hidden />
              {words("community-create")}
            </button>
          )}
        </div>
        {many && (
          <FilterField value={filter} label={words("communities-filter")} testid="communities-filter" onChange={setFilter} />
        )}
        {data === undefined ? (
          list.error === null ? (
            <SkeletonRows />
          ) : (
            <p className="quiet">{errorWords(list.error.code)}</p>
          )
        ) : (
          <>
            <Invitations invitations={data.invitations} />
            {data.joined.length + data.open.length === 0 ? (
              data.invitations.length === 0 && (
                <Empty text={words("communities-none")}>
                  {here.stage === "ready" && (
                    <button type="button" className="btn go" onClick={() => setMaking(true)} data-testid="create-first">
                      {words("community-create")}
                    </button>
                  )}
                </Empty>
              )
            ) : (
              <>
                <Group
                  title={words("communities-joined")}
                  rows={data.joined.filter(fits)}
                  empty={words(data.joined.length === 0 ? "communities-none-joined" : "communities-none-found")}
                />
                <Group
                  title={words("communities-open")}
                  rows={data.open.filter(fits)}
                  empty={words(data.open.length === 0 ? "communities-none-open" : "communities-none-found")}
                  joinable
                />
              </>
            )}
          </>
        )}
      </div>
      <Suspense>{making && <CreateCommunity onClose={() => setMaking(false)} />}</Suspense>
    </div>
  );
}

interface GroupProps {
  title: string;
  rows: CommunityRow[];
  empty: string;
  joinable?: boolean;
}

function Group({ title, rows, empty, joinable = false }: GroupProps) {
  return (
    <section className="section">
      <h2 className="section-title">{title}</h2>
      {rows.length === 0 && <p className="sm quiet">{empty}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.head.id} className="community-row">
            <CommunityLine row={row} />
            {joinable && <JoinButton id={row.head.id} pending={row.pending} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CommunityLine({ row }: { row: CommunityRow }) {
  const words = useWords();
  return (
    <Link
      to="/communities/$community"
      params={{ community: row.head.id }}
      className="community-link"
      data-row
      data-testid={`community-${row.head.id}`}
    >
      <Tile community={row.head} size={40} />
      <span className="grow">
        <b>{row.head.name}</b>
        {row.head.closed && <span className="badge">{words("community-closed")}</span>}
        <span className="about">{row.description}</span>
        <span className="xs quiet num">
          {words("community-members", { count: row.head.memberCount })}
          {row.unread > 0 && <span className="clay"> {words("group-unread", { count: row.unread })}</span>}
        </span>
      </span>
    </Link>
  );
}
