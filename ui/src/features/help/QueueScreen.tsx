// The queue of a desk: what expires first stands first. It is emptied by keyboard: x takes the next question and opens it.
import { Link, useMatchRoute, useNavigate, useParams } from "@tanstack/react-router";
import { Info } from "lucide-react";
import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk, usePages } from "../../app/data";
import { useKeys } from "../../app/keys";
import { toast } from "../../app/toasts";
import { useErrorWords, useWords } from "../../app/words";
import { Columns } from "../../components/Columns";
import { Empty } from "../../components/Empty";
import { SkeletonRows } from "../../components/Skeleton";
import type { QuestionRow, Queue, QueueView } from "../../generated/calls";
import { call } from "../../platform";
import { QueueBanner } from "./incident/QueueBanner";
import { LostLine } from "./LostLine";
import { QueueRow } from "./QueueRow";
import "./help.css";

const views: readonly QueueView[] = ["open", "free", "mine", "waiting", "done"];

const counts: { readonly [view in QueueView]?: keyof Pick<Queue, "openCount" | "freeCount" | "mineCount" | "waitingCount"> } = {
  open: "openCount",
  free: "freeCount",
  mine: "mineCount",
  waiting: "waitingCount",
};

type Group = "due" | "undated" | "waiting" | "incident" | "all";

function groupOf(question: QuestionRow): Group {
  if (question.standing === "waiting") return "waiting";
  if (question.standing === "in_incident") return "incident";
  return question.due === null ? "undated" : "due";
}

/** The rows under their headings, in the order in which Rust gave them. One heading alone says nothing. */
function groupsOf(questions: readonly QuestionRow[], view: QueueView): { group: Group; rows: QuestionRow[] }[] {
  const groups: { group: Group; rows: QuestionRow[] }[] = [];
  for (const question of questions) {
    const group = view === "done" ? "all" : groupOf(question);
    const last = groups.at(-1);
    if (last?.group === group) last.rows.push(question);
    else groups.push({ group, rows: [question] });
  }
  return groups.length === 1 && groups[0]?.group === "undated" ? [{ group: "all", rows: groups[0].rows }] : groups;
}

export default function QueueScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const navigate = useNavigate();
  const act = useAct();
  const { desk = "", question: opened } = useParams({ strict: false });
  const about = useAsk("desk.get", { id: desk });
  const isStaff = about.data?.desk.role != null;
  const [picked, setView] = useState<QueueView>();
  // Who does not work here reads what was answered.
  const view = picked ?? (about.data === undefined || isStaff ? "open" : "done");
  const pages = usePages("desk.queue", { desk, view }, "after", (page) => page.next);
  const first = pages.data?.pages[0];
  const questions = pages.data?.pages.flatMap((page) => page.questions) ?? [];
  const takeNext = () =>
    void act.run(async () => {
      const { question } = await call("question.take_next", { id: desk });
      if (question === null) toast({ kind: "done", text: words("queue-none-free") });
      else await navigate({ to: "/desks/$desk/q/$question", params: { desk, question } });
    });
  const incidents = first?.incidents ?? [];
  const toOutage = () => {
    const [latest] = incidents;
    if (latest === undefined) void navigate({ to: "/desks/$desk/outage", params: { desk } });
    else void navigate({ to: "/desks/$desk/o/$incident", params: { desk, incident: latest.id }, search: { say: true } });
  };
  // The page of an outage has this key for itself.
  const isAtOutage = useMatchRoute()({ to: "/desks/$desk/o/$incident" }) !== false;
  useKeys([
    { key: "x", words: "key-take-next", when: () => isStaff, run: takeNext },
    { key: "u", words: "key-outage", when: () => isStaff && !isAtOutage, run: toOutage },
  ]);
  const error = about.error ?? pages.error;
  return (
    <Columns
      label={about.data?.desk.name ?? words("nav-help")}
      testid="queue"
      className="queue"
      header={
        <>
          <div className="headline">
            <h1>{about.data?.desk.name ?? <span className="vh">{words("nav-help")}</span>}</h1>
            <Link
              to="/desks/$desk/about"
              params={{ desk }}
              className="ib"
              aria-label={words("desk-about")}
              title={words("desk-about")}
              data-testid="desk-about"
            >
              <Info className="i" size={18} strokeWidth={1.75} aria-hidden />
            </Link>
          </div>
          <fieldset className="chips">
            <legend className="vh">{words("queue-views")}</legend>
            {views.map((each) => {
              const count = counts[each];
              return (
                <button
                  key={each}
                  type="button"
                  className="chip"
                  aria-pressed={each === view}
                  data-testid={`view-${each}`}
                  onClick={() => setView(each)}
                >
                  {words(`queue-${each}`)}
                  {count !== undefined && first !== undefined && <b className="num"> {first[count]}</b>}
                </button>
              );
            })}
          </fieldset>
          {incidents.map((incident, place) => (
            <QueueBanner key={incident.id} incident={incident} isFirst={place === 0} />
          ))}
        </>
      }
    >
      <div className="scroll">
        {first?.lost.map((lost) => (
          <LostLine key={lost.command} lost={lost} named />
        ))}
        {error !== null && <Empty text={errorWords(error.code)} />}
        {first === undefined && error === null && <SkeletonRows />}
        {first !== undefined && questions.length === 0 && (
          <Empty text={words(view === "done" ? "queue-empty-done" : "queue-empty")} testid="queue-empty" />
        )}
        <div data-testid="queue-rows">
          {groupsOf(questions, view).map(({ group, rows }) => (
            <section key={group} aria-label={group === "all" ? undefined : words(`queue-group-${group}`)}>
              {group !== "all" && (
                <h2 className="queue-group" data-testid={`group-${group}`}>
                  {words(`queue-group-${group}`)}
                  {group === "waiting" && <span className="quiet"> {words("queue-group-waiting-note")}</span>}
                  {group === "incident" && (
                    <span className="quiet"> {words("queue-group-incident-note", { count: rows.length })}</span>
                  )}
                </h2>
              )}
              <ul>
                {rows.map((question) => (
                  <li key={question.id}>
                    <QueueRow question={question} desk={desk} isOpen={question.id === opened} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        {pages.hasNextPage && (
          <button type="button" className="more" onClick={() => void pages.fetchNextPage()} disabled={pages.isFetchingNextPage}>
            {words("queue-more")}
          </button>
        )}
      </div>
      {isStaff && (
        <footer className="queue-foot">
          <button type="button" className="btn" data-testid="take-next" onClick={takeNext} disabled={first?.freeCount === 0}>
            {words("queue-take-next")} <kbd>{words("key-name-x")}</kbd>
          </button>
          <Link to="/desks/$desk/outage" params={{ desk }} className="btn" data-testid="outage-report">
            {words("outage-report")} {incidents.length === 0 && <kbd>{words("key-name-u")}</kbd>}
          </Link>
        </footer>
      )}
    </Columns>
  );
}
