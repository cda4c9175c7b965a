// Help: what one asked and where it stands, and the desks one can ask. Who works at a desk goes to its queue from here.
import { Link } from "@tanstack/react-router";
import { MessageCircleQuestionMark } from "lucide-react";
import { Suspense, useState } from "react";
import { useAsk } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { Columns } from "../../components/Columns";
import { Empty } from "../../components/Empty";
import { SkeletonRows } from "../../components/Skeleton";
import type { DeskRow } from "../../generated/calls";
import { CreateDesk } from "./feature";
import { Outages } from "./incident/Outages";
import { DueList } from "./knowledge/DueList";
import { QuestionRow } from "./QuestionRow";
import "./help.css";

export default function HelpScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const [making, setMaking] = useState(false);
  const desks = useAsk("desk.list", {});
  const own = useAsk("question.own", {});
  const { data } = desks;
  return (
    <Columns
      label={words("nav-help")}
      testid="help"
      header={
        <>
          <div className="headline">
            <h1>{words("nav-help")}</h1>
            <Link to="/help/ask" className="ib" aria-label={words("help-ask")} title={words("help-ask")} data-testid="ask">
              <MessageCircleQuestionMark className="i" size={18} strokeWidth={1.75} aria-hidden />
            </Link>
          </div>
          <p>{words("help-lead")}</p>
        </>
      }
    >
      <div className="scroll">
        {desks.error !== null && <Empty text={errorWords(desks.error.code)} />}
        {data === undefined && desks.error === null && <SkeletonRows />}
        {data?.desks.length === 0 && (
          <Empty text={words(data.canMake ? "help-no-desks-yours" : "help-no-desks")} testid="help-empty">
            {data.canMake && (
              <button type="button" className="btn" onClick={() => setMaking(true)} data-testid="first-desk">
                {words("desk-create")}
              </button>
            )}
          </Empty>
        )}
        <Outages />
        <DueList />
        {own.data !== undefined && own.data.questions.length > 0 && (
          <section>
            <div className="grp">
              <h2>{words("help-own")}</h2>
            </div>
            <ul data-testid="own-questions">
              {own.data.questions.map((question) => (
                <li key={question.id}>
                  <QuestionRow question={question} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {data !== undefined && data.desks.length > 0 && (
          <section>
            <div className="grp">
              <h2>{words("help-desks")}</h2>
            </div>
            <ul data-testid="desks">
              {data.desks.map((desk) => (
                <li key={desk.id}>
                  <DeskLine desk={desk} />
                </li>
              ))}
            </ul>
            {data.canMake && (
              <button type="button" className="more" onClick={() => setMaking(true)} data-testid="make-desk">
                {words("desk-create")}
              </button>
            )}
          </section>
        )}
      </div>
      <Suspense>{making && <CreateDesk onClose={() => setMaking(false)} />}</Suspense>
    </Columns>
  );
}

/** A desk: its staff goes to the queue, everybody else to what it is and who works there. */
function DeskLine({ desk }: { desk: DeskRow }) {
  const words = useWords();
  const inside = (
    <>
      <span className="ti">
        <span dir="auto">{desk.name}</span>
        {desk.role !== null && desk.freeCount > 0 && (
          <span className="clay num free" data-testid="desk-free">
            {words("desk-free", { count: desk.freeCount })}
          </span>
        )}
      </span>
      <span className="me2">
        {desk.pending && <span className="standing amber">{words("desk-pending")} · </span>}
        <bdi>{desk.purpose === "" ? words("desk-staff-count", { count: desk.staffCount }) : desk.purpose}</bdi>
      </span>
    </>
  );
  return (
    <Link to="/desks/$desk" params={{ desk: desk.id }} className="it" data-row data-testid={`desk-${desk.id}`} draggable={false}>
      {inside}
    </Link>
  );
}
