// What a question is put together with: the other question and where it stands, or those that are answered here, too.
import { Link } from "@tanstack/react-router";
import { Merge } from "lucide-react";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import type { QuestionRow, QuestionView } from "../../generated/calls";
import { useStanding } from "./QuestionRow";

interface Props {
  view: QuestionView;
  /** The queue beside which it is read, if it is. */
  desk: string | undefined;
  onNotSame: () => void;
}

export function Together({ view, desk, onNotSame }: Props) {
  const words = useWords();
  const { question, into, merged, deeds } = view;
  return (
    <>
      {into !== null && (
        <section className="together" aria-label={words("question-merged-into")} data-testid="merged-into">
          <p className="sm quiet">{words("question-merged-into")}</p>
          <Other question={into} desk={desk} />
          <p className="sm">{words(question.mine ? "question-merged-body" : "question-merged-body-desk")}</p>
          {question.mine && deeds.includes("reopen") && (
            <button type="button" className="btn sm" data-testid="not-same" onClick={onNotSame}>
              {words("question-not-same")}
            </button>
          )}
        </section>
      )}
      {merged.length > 0 && (
        <section className="together" aria-labelledby="also-asked" data-testid="merged">
          <AskedBy id="also-asked" words="question-also" questions={merged} desk={desk} />
        </section>
      )}
    </>
  );
}

interface AskedByProps {
  /** Of the heading. */
  id: string;
  /** Its text id. */
  words: "question-also" | "outage-questions";
  questions: readonly QuestionRow[];
  desk: string | undefined;
}

/** Questions under a heading, each with who asked it. */
export function AskedBy({ id, words: heading, questions, desk }: AskedByProps) {
  const words = useWords();
  return (
    <>
      <h2 id={id} className="section-title">
        {words(heading)}
      </h2>
      <ul>
        {questions.map((each) => (
          <li key={each.id} className="also">
            <Face person={each.asker} size={24} />
            <span>
              <bdi>{each.asker.name}</bdi>: <To question={each} desk={desk} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function To({ question, desk }: { question: QuestionRow; desk: string | undefined }) {
  return (
    <Link
      {...(desk === undefined
        ? ({ to: "/help/q/$question", params: { question: question.id } } as const)
        : ({ to: "/desks/$desk/q/$question", params: { desk, question: question.id } } as const))}
      className="link"
      data-testid={`to-${question.id}`}
    >
      <span dir="auto">{question.title}</span>
    </Link>
  );
}

function Other({ question, desk }: { question: QuestionRow; desk: string | undefined }) {
  const { tint, text } = useStanding()(question);
  return (
    <p className="other">
      <Merge className="i quiet" size={18} strokeWidth={1.75} aria-hidden />
      <span>
        <b>
          <To question={question} desk={desk} />
        </b>
        <span className={`sm ${tint === "" ? "quiet" : tint}`}>{text}</span>
      </span>
    </p>
  );
}
