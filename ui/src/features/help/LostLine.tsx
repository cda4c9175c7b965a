// A claim that came second: who has the question now. It goes with one press, and nothing was lost but the turn.
import { Link } from "@tanstack/react-router";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import type { Lost } from "../../generated/calls";

export function LostLine({ lost, named = false }: { lost: Lost; named?: boolean }) {
  const words = useWords();
  const act = useAct();
  return (
    <p className="lost" role="status" data-testid={`lost-${lost.question}`}>
      <span className="grow">
        {words(named ? "question-lost-at" : "question-lost", { name: lost.by?.name ?? words("question-lost-somebody") })}
        {named && (
          <>
            {" "}
            <Link to="/help/q/$question" params={{ question: lost.question }}>
              {lost.title}
            </Link>
          </>
        )}
      </span>
      <button
        type="button"
        className="btn sm"
        data-testid="lost-seen"
        onClick={() => void act.call("outbox.discard", { id: lost.command })}
      >
        {words("question-lost-seen")}
      </button>
    </p>
  );
}
