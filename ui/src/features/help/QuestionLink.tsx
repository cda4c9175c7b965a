// A question that is worth reading beside the one at hand: what is asked, where it stands, and the way there.
import { Link } from "@tanstack/react-router";
import { CircleHelp, Sprout } from "lucide-react";
import { useWords } from "../../app/words";
import type { QuestionRow } from "../../generated/calls";
import { useStanding } from "./QuestionRow";
import "./alike.css";

export function QuestionLink({ question, desk }: { question: QuestionRow; desk: string | undefined }) {
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
