// One outage: what is the matter, what the desk said about it, and, for the desk, the questions that wait for its end. One message reaches
// everybody; the last one is the answer to every question that is part of it.
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useAsk } from "../../../app/data";
import { useKeys } from "../../../app/keys";
import { toast } from "../../../app/toasts";
import { expectField } from "../../../app/typing";
import { useErrorWords, useWords } from "../../../app/words";
import { BackButton } from "../../../components/BackButton";
import { Empty } from "../../../components/Empty";
import { Face } from "../../../components/Face";
import { PersonLine } from "../../../components/PersonName";
import { SkeletonRows } from "../../../components/Skeleton";
import type { People } from "../../../components/text/RichText";
import { When } from "../../../components/When";
import type { IncidentMessage, IncidentView } from "../../../generated/calls";
import { call } from "../../../platform";
import { FootField } from "../FootField";
import { SaidOne } from "../SaidOne";
import { AskedBy } from "../Together";
import { Unsent } from "../Unsent";
import "../help.css";
import "./incident.css";

export default function IncidentScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const { incident: id = "", desk } = useParams({ strict: false });
  const { data, error } = useAsk("incident.get", { id });
  if (data === undefined) {
    return (
      <div className="body">
        {error === null ? (
          <SkeletonRows />
        ) : (
          <Empty text={error.code === "not_found" ? words("outage-gone") : errorWords(error.code)} testid="outage-gone" />
        )}
      </div>
    );
  }
  return <OpenIncident key={id} view={data} desk={desk} />;
}

/** What the desk says. */
type Kind = "update" | "end";

function OpenIncident({ view, desk }: { view: IncidentView; desk: string | undefined }) {
  const words = useWords();
  const { incident } = view;
  const search: { say?: unknown } = useSearch({ strict: false });
  const frame = useRef<HTMLDivElement>(null);
  const [kind, setKind] = useState<Kind>("update");
  const [wanted, setWanted] = useState(search.say === true ? 1 : 0);
  const write = (next: Kind) => {
    expectField();
    setKind(next);
    setWanted((times) => times + 1);
  };
  useKeys([
    { key: "u", words: "key-outage-say", when: () => view.canWrite, run: () => write("update") },
    { key: "e", words: "key-outage-end", when: () => view.canWrite, run: () => write("end") },
  ]);
  const people = useMemo(() => new Map(view.people.map((person) => [person.id, person])), [view.people]);
  const readers = words(kind === "end" ? "outage-readers-end" : "outage-readers", { count: incident.questionCount });
  return (
    <>
      <div className="bar">
        <BackButton />
        <Link to="/desks/$desk" params={{ desk: incident.desk }} className="bar-name">
          <b>{incident.deskName}</b>
        </Link>
        <span className="grow" />
        {view.canWrite && (
          <button type="button" className="btn" data-testid="outage-end" onClick={() => write("end")}>
            {words("outage-end")} <kbd>{words("key-name-e")}</kbd>
          </button>
        )}
      </div>
      <div className="body" ref={frame} data-testid="outage" data-over={incident.endedAt !== null}>
        <article className="col" aria-label={words("outage-label")}>
          <header className="question-head">
            <Standing view={view} />
            <h1 className="title" dir="auto" tabIndex={-1}>
              {incident.title}
            </h1>
            <div className="author">
              <Face person={view.openedBy} size={44} />
              <div>
                <PersonLine person={view.openedBy} />
                <span className="l2">
                  <When at={incident.openedAt} long className="" />
                </span>
              </div>
            </div>
            <Unsent {...view} at={incident.openedAt} />
          </header>
          {view.messages.length > 0 && (
            <section className="moments" aria-label={words("outage-messages")} data-testid="outage-messages">
              {view.messages.map((message) => (
                <Message key={message.id} message={message} people={people} />
              ))}
            </section>
          )}
          {view.questions.length > 0 && <Parts view={view} desk={desk} />}
        </article>
      </div>
      {view.canWrite && (
        <FootField
          target={`message:${incident.id}`}
          testid="say"
          label={words(`outage-write-${kind}`)}
          readers={readers}
          send={words(`outage-send-${kind}`)}
          isMain={kind === "end"}
          className=""
          kind="incident"
          isReady
          wanted={wanted}
          atRest={null}
          above={<Kinds kind={kind} onKind={setKind} />}
          onSend={async (text) => {
            await call("incident.say", { incident: incident.id, text, ends: kind === "end" });
            if (kind === "end") toast({ kind: "done", text: words("outage-ended", { count: incident.questionCount }) });
          }}
          onLeave={() => frame.current?.querySelector<HTMLElement>("h1")?.focus()}
        />
      )}
    </>
  );
}

/** Where it stands, and what that means for a person whose question is part of it. */
function Standing({ view: { incident } }: { view: IncidentView }) {
  const words = useWords();
  const isOver = incident.endedAt !== null;
  const tint = incident.refused ? "brick" : isOver ? "olive" : "amber";
  return (
    <p className={`sm standing ${tint}`} role="status" data-testid="outage-standing">
      {!isOver && <TriangleAlert className="i" size={14} strokeWidth={1.9} aria-hidden />}{" "}
      {words(isOver ? "outage-over" : "outage-runs")}
      {incident.mine && !isOver && ` · ${words("outage-yours")}`}
    </p>
  );
}

function Message({ message, people }: { message: IncidentMessage; people: People }) {
  const words = useWords();
  const testid = message.ends ? "outage-last" : "outage-message";
  return (
    <SaidOne said={message} people={people} shape={message.ends ? "known" : ""} testid={testid}>
      {message.ends && <p className="xs olive kind">{words("outage-last")}</p>}
    </SaidOne>
  );
}

/** The questions that wait for its end. */
function Parts({ view, desk }: { view: IncidentView; desk: string | undefined }) {
  return (
    <section className="together" aria-labelledby="outage-parts" data-testid="outage-questions">
      <AskedBy id="outage-parts" words="outage-questions" questions={view.questions} desk={desk} />
    </section>
  );
}

function Kinds({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  const words = useWords();
  return (
    <fieldset className="chips reply-kinds">
      <legend className="vh">{words("reply-kind")}</legend>
      {(["update", "end"] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={each === kind}
          data-testid={`say-${each}`}
          onClick={() => onKind(each)}
        >
          {words(`outage-kind-${each}`)}
        </button>
      ))}
    </fieldset>
  );
}
