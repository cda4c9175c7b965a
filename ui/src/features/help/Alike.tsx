// What was asked before in these words: answered questions first, then those that are still open.
import { Link } from "@tanstack/react-router";
import { CircleHelp, Sprout } from "lucide-react";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import type { QuestionRow } from "../../generated/calls";
import { useStanding } from "./QuestionRow";

/** Fewer letters say nothing yet. */
const least = 4;

interface Props {
  text: string;
  /** Not this one. */
  but?: string;
  /** The heading above them; none when it would repeat what stands there. */
  title?: string;
  /** The queue in which they are read; without one they are read in Help. */
  desk?: string | undefined;
}

export function Alike({ text, but, title, desk }: Props) {
  const words = useWords();
  const enabled = text.trim().length >= least;
  const request = but === undefined ? { text } : { text, but };
  const { data } = useAsk("question.alike", request, { enabled, keep: true });
  if (!enabled || data === undefined || data.questions.length === 0) return null;
  return (
    <section className="alike" aria-label={title ?? words("alike-label")} data-testid="alike">
      {title !== undefined && <h2 className="section-title">{title}</h2>}
      <ul>
        {data.questions.map((question) => (
          <li key={question.id}>
            <One question={question} desk={desk} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ question, desk }: { question: QuestionRow; desk: string | undefined }) {
  const words = useWords();
  const { tint, text } = useStanding()(question);
  const known = question.standing === "answered" || question.standing === "confirmed";
  const Icon = known ? Sprout : CircleHelp;
  return (
    <Link
      {...(desk === undefined
        ? ({ to: "/help/q/$question", params: { question: question.id } } as const)
        : ({ to: "/desks/$desk/q/$question", params: { desk, question: question.id } } as const))}
      className={known ? "alike-one known" : "alike-one"}
      data-testid={`alike-${question.id}`}
    >
      <Icon className="i" size={18} strokeWidth={1.75} aria-hidden />
      <span className="grow">
        <b dir="auto">{question.title}</b>
        <span className="sm quiet">
          <span className={tint}>{text}</span>
          {question.standing !== "queued" && ` · ${question.deskName}`}
        </span>
      </span>
      <span className="btn sm" aria-hidden>
        {words("alike-read")}
      </span>
    </Link>
  );
}
