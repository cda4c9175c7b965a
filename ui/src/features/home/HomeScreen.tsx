// New since you were away: by community, with an end.
import { Link, useMatches, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import Court from "../../../../assets/drawings/court.svg?drawing";
import { useTimes } from "../../app/clock";
import { useAsk } from "../../app/data";
import { type ErrorCode, useErrorWords, useWords } from "../../app/words";
import { Columns } from "../../components/Columns";
import { ConversationRow } from "../../components/ConversationRow";
import { NewPostLink } from "../../components/NewPostLink";
import { SkeletonRows } from "../../components/Skeleton";
import { Tile } from "../../components/Tile";
import type { Home, HomeFilter, HomeGroup } from "../../generated/calls";
import { keepPlaces } from "./keepPlaces";
import { NoCommunity } from "./NoCommunity";

export function HomeScreen() {
  const words = useWords();
  const times = useTimes();
  const [filter, setFilter] = useState<HomeFilter>("all");
  const [kept, setKept] = useState<readonly string[]>([]);
  const home = useAsk("home.get", kept.length === 0 ? { filter } : { filter, keep: [...kept] }, { keep: true });
  const open = useMatches().at(-1)?.params;
  const post = open !== undefined && "post" in open ? open.post : undefined;
  const isRow = home.data?.groups.some((group) => group.conversations.some((row) => row.post === post)) ?? false;
  // A conversation that is opened from home stays on home after it is read.
  if (post !== undefined && isRow && !kept.includes(post)) setKept([...kept, post]);
  const choose = (next: HomeFilter) => {
    setFilter(next);
    setKept([]);
  };
  const since = home.data?.since ?? null;
  usePaintMark(home.data !== undefined);
  return (
    <Columns
      label={words("home-label")}
      testid="home"
      header={
        <>
          <div className="headline">
            <h1>{words("home-title")}</h1>
            <NewPostLink />
          </div>
          <p>{since === null ? words("home-first") : words("home-since", { time: times.long(since) })}</p>
          <fieldset className="chips">
            <legend className="vh">{words("home-filter")}</legend>
            <button
              type="button"
              className="chip"
              aria-pressed={filter === "all"}
              data-testid="filter-all"
              onClick={() => choose("all")}
            >
              {words("home-all")}
            </button>
            <button
              type="button"
              className="chip"
              aria-pressed={filter === "for_you"}
              data-testid="filter-for-you"
              onClick={() => choose("for_you")}
            >
              {words("home-for-you")}
              {(home.data?.forYou ?? 0) > 0 && <em>{home.data?.forYou}</em>}
            </button>
          </fieldset>
        </>
      }
    >
      {home.data !== undefined ? <Groups key={filter} home={home.data} filter={filter} /> : <Waiting code={home.error?.code} />}
    </Columns>
  );
}

function Waiting({ code }: { code: ErrorCode | undefined }) {
  const errorWords = useErrorWords();
  return code === undefined ? <SkeletonRows count={8} /> : <p className="pad">{errorWords(code)}</p>;
}

/** Home with the rows where they stood before, and the latest answer in them. */
function useSteadyHome(now: Home): Home {
  const drawn = useRef<{ now: Home; steady: Home }>(undefined);
  if (drawn.current?.now !== now) drawn.current = { now, steady: keepPlaces(drawn.current?.steady, now) };
  return drawn.current.steady;
}

function Groups({ home: now, filter }: { home: Home; filter: HomeFilter }) {
  const words = useWords();
  const home = useSteadyHome(now);
  if (!home.joinedAny) return <NoCommunity />;
  return (
    <div className="scroll">
      {home.groups.map((group) => (
        <Group key={group.community.id} group={group} />
      ))}
      <div className="done" data-testid="home-end">
        <Court />
        <span>
          <b>{words(filter === "all" ? "home-end" : "home-end-for-you")}</b>
          {words("home-end-more")}
        </span>
      </div>
    </div>
  );
}

function Group({ group }: { group: HomeGroup }) {
  const words = useWords();
  const title = `group-${group.community.id}`;
  return (
    <section aria-labelledby={title} data-testid={title}>
      <div className="grp">
        <Tile community={group.community} size={20} />
        <h2 id={title}>
          <Link to="/communities/$community" params={{ community: group.community.id }}>
            {group.community.name}
          </Link>
        </h2>
        <span className="end">{group.unread > 0 ? words("group-unread", { count: group.unread }) : words("group-read")}</span>
      </div>
      <ul>
        {group.conversations.map((row) => (
          <li key={row.post}>
            <ConversationRow row={row} place={{ kind: "home" }} />
          </li>
        ))}
      </ul>
      {group.more > 0 && (
        <Link to="/communities/$community" params={{ community: group.community.id }} className="more">
          {words("group-more", { count: group.more })}
        </Link>
      )}
    </section>
  );
}

/** Marks the moment the first rows are on the screen, so that a test can measure the start. */
function usePaintMark(painted: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!painted || document.documentElement.dataset.painted !== undefined) return;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.documentElement.dataset.painted = "home";
        performance.mark("patio-home-painted");
        // The next click opens a conversation: have it ready.
        window.setTimeout(() => void router.preloadRoute({ to: "/p/$post", params: { post: "next" } }), 600);
      }),
    );
  }, [painted, router]);
}
