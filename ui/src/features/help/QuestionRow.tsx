// A question in a list: what is asked, where it stands in words, and when something last happened.
import { Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useWords } from "../../app/words";
import { When } from "../../components/When";
import type { QuestionRow as Row } from "../../generated/calls";

/** Where a question stands, for the person who asked it. */
export function useStanding(): (row: Row) => { tint: string; text: string } {
  const words = useWords();
  return (row) => {
    const name = row.owner?.name ?? "";
    if (row.refused) return { tint: "brick", text: words("question-refused") };
    if (row.pending && !row.claiming) return { tint: "amber", text: words("question-pending") };
    switch (row.standing) {
      case "queued":
        return { tint: "", text: words("question-queued", { desk: row.deskName }) };
      case "claimed":
        return { tint: "", text: words(row.owner?.isMe === true ? "question-claimed-you" : "question-claimed", { name }) };
      case "waiting":
        return { tint: row.mine ? "clay" : "", text: words(row.mine ? "question-waiting-you" : "question-waiting", { name }) };
      case "answered":
        return { tint: "olive", text: words("question-answered", { name }) };
      case "confirmed":
        return { tint: "olive", text: words("question-confirmed", { name }) };
      case "withdrawn":
        return { tint: "", text: words("question-withdrawn") };
      case "in_incident":
        return { tint: "amber", text: words("question-in-incident", { desk: row.deskName }) };
      case "merged":
        return { tint: "", text: words("question-merged") };
    }
  };
}

export function QuestionRow({ question }: { question: Row }) {
  const words = useWords();
  const { tint, text } = useStanding()(question);
  return (
    <Link
      to="/help/q/$question"
      params={{ question: question.id }}
      className="it"
      data-row
      data-testid={`row-${question.id}`}
      data-standing={question.standing}
      draggable={false}
    >
      <span className="ti">
        <span dir="auto">{question.title === "" ? words("question-withdrawn-title") : question.title}</span>
        <When at={question.changedAt} className="" />
      </span>
      <span className="me2 whole">
        {question.private && (
          <>
            <Lock className="i" size={12} strokeWidth={2} aria-hidden />
            <span className="vh">{words("question-private")} </span>
          </>
        )}
        {question.alsoMine && <span className="quiet">{words("question-also-mine")} · </span>}
        <span className={`standing ${tint}`}>{text}</span>
      </span>
    </Link>
  );
}
