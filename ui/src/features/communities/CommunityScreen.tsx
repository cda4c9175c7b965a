// One community: the list of its conversations, latest activity first.
import { Link, useParams } from "@tanstack/react-router";
import { CalendarSearch, Info } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTimes } from "../../app/clock";
import { useAsk, usePages } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { Columns } from "../../components/Columns";
import { ConversationList } from "../../components/ConversationList";
import { JoinButton } from "../../components/communities/JoinButton";
import { Empty } from "../../components/Empty";
import { NewPostLink } from "../../components/NewPostLink";
import { Tile } from "../../components/Tile";
import "../../components/communities/rows.css";
import "./communities.css";

const DateDialog = lazy(() => import("../../components/DateDialog"));

export default function CommunityScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const params = useParams({ strict: false });
  const community = params.community ?? "";
  const view = useAsk("community.get", { id: community });
  const [until, setUntil] = useState<{ community: string; begins: number; ends: number }>();
  const [dating, setDating] = useState(false);
  const times = useTimes();
  // A date belongs to the community in which it was chosen.
  const bound = until?.community === community ? until : undefined;
  const request = bound === undefined ? { community, limit: 50 } : { community, limit: 50, until: bound.ends };
  const pages = usePages("community.conversations", request, "after", (page) => page.next);
  const { data } = view;
  return (
    <Columns
      label={data?.head.name ?? words("community-label")}
      testid="community"
      header={
        <>
          <div className="headline">
            {data !== undefined && <Tile community={data.head} size={28} />}
            {/* The page has its heading from the first frame on, because screen readers move by headings. */}
            <h1 className={data === undefined ? "bone wide" : undefined}>
              {data?.head.name ?? <span className="vh">{words("community-label")}</span>}
            </h1>
            <button
              type="button"
              className="ib"
              aria-label={words("community-date")}
              title={words("community-date")}
              data-testid="community-date"
              onClick={() => setDating(true)}
            >
              <CalendarSearch className="i" size={18} strokeWidth={1.75} aria-hidden />
            </button>
            <Link
              to="/communities/$community/about"
              params={{ community }}
              className="ib"
              aria-label={words("community-about")}
              title={words("community-about")}
              data-testid="community-about"
            >
              <Info className="i" size={18} strokeWidth={1.75} aria-hidden />
            </Link>
            {data?.joined === true && <NewPostLink community={community} />}
          </div>
          <p>
            {data !== undefined && words("community-members", { count: data.head.memberCount })}
            {data?.head.closed === true && <> {words("community-closed-dot")}</>}
          </p>
          {bound !== undefined && (
            <div className="chips">
              <span className="sm">{words("community-until", { date: times.day(bound.begins) })}</span>
              <button type="button" className="chip" onClick={() => setUntil(undefined)} data-testid="community-now">
                {words("community-now")}
              </button>
            </div>
          )}
          {data !== undefined && !data.joined && (
            <div className="chips">
              <JoinButton id={community} pending={data.pending} />
            </div>
          )}
        </>
      }
    >
      {view.error !== null ? (
        <Empty text={errorWords(view.error.code)} />
      ) : (
        <ConversationList
          key={`${community}/${bound?.ends ?? ""}`}
          pages={pages}
          place={{ kind: "community", community }}
          empty={
            <Empty text={words("community-empty")} testid="community-empty">
              {data?.joined === true && (
                <Link to="/communities/$community/new" params={{ community }} className="btn">
                  {words("community-first-post")}
                </Link>
              )}
            </Empty>
          }
        />
      )}
      <Suspense>
        {dating && (
          <DateDialog
            title={words("community-date")}
            onClose={() => setDating(false)}
            onChoose={(day) => setUntil({ community, ...day })}
          />
        )}
      </Suspense>
    </Columns>
  );
}
