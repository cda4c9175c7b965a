// A row of the queue: what is asked, by whom, when it is due, and who has it. Dense, because it is read a hundred times a day.
import { Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { When } from "../../components/When";
import type { QuestionRow } from "../../generated/calls";
import { DueMark } from "./Due";
import { PriorityMark } from "./PriorityMark";

export function QueueRow({ question, desk }: { question: QuestionRow; desk: string }) {
  const words = useWords();
  const { standing, owner, claiming } = question;
  const free = standing === "queued" && !claiming;
  const state = claiming ? "queue-claiming" : `queue-is-${standing}`;
  return (
    <Link
      to="/desks/$desk/q/$question"
      params={{ desk, question: question.id }}
      className={free ? "q un" : "q"}
      data-row
      data-testid={`row-${question.id}`}
      data-standing={standing}
      draggable={false}
    >
      <span className="q-what">
        <span className="q-title" dir="auto">
          <PriorityMark priority={question.priority} />
          {question.private && <Lock className="i" size={12} strokeWidth={2} aria-label={words("question-private")} />}
          {question.title === "" ? words("question-withdrawn-title") : question.title}
        </span>
        <span className="q-who quiet">
          <bdi>{question.asker.name}</bdi>
          <span className={claiming || question.pending ? "amber" : ""}>
            {" · "}
            {words(state, { name: owner?.name ?? "" })}
          </span>
          {question.meTooCount > 0 && (
            <span data-testid="queue-me-too">
              {" · "}
              {words("queue-me-too", { count: question.meTooCount })}
            </span>
          )}
        </span>
      </span>
      {question.due === null ? <When at={question.askedAt} /> : <DueMark due={question.due} />}
      {owner === null ? (
        <i className="nobody" role="img" aria-label={words("queue-nobody")} />
      ) : (
        <Face person={owner} size={24} />
      )}
    </Link>
  );
}
