// A row of the queue: what is asked, by whom, when it is due, and who has it. Dense, because it is read a hundred times a day.
// A queue has a hundred rows, so a row is drawn again only when it changed; it does not listen to where its reader is.
import { useRouter } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { When } from "../../components/When";
import type { QuestionRow } from "../../generated/calls";
import { DueMark } from "./Due";
import { PriorityMark } from "./PriorityMark";

interface Props {
  question: QuestionRow;
  desk: string;
  /** Whether it is the one that is read. */
  isOpen: boolean;
}

export const QueueRow = memo(function Row({ question, desk, isOpen }: Props) {
  const words = useWords();
  const router = useRouter();
  const open = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void router.navigate({ to: "/desks/$desk/q/$question", params: { desk, question: question.id } });
  };
  const { standing, owner, claiming } = question;
  const free = standing === "queued" && !claiming;
  const state = claiming ? "queue-claiming" : `queue-is-${standing}`;
  return (
    <a
      href={`#/desks/${desk}/q/${question.id}`}
      onClick={open}
      aria-current={isOpen ? "page" : undefined}
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
    </a>
  );
});
