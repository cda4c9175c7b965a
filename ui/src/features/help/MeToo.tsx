// "Me too": a colleague's question that this person has, too. They hear of the answer, and nobody asks it twice.
import { Check } from "lucide-react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import type { QuestionRow, QuestionView } from "../../generated/calls";
import "./me-too.css";

/** Says that a question is this person's, too, or takes that back. */
export function useMeToo(question: QuestionRow): () => void {
  const act = useAct();
  return () => {
    if (question.canMeToo) void act.call("question.me_too", { question: question.id, on: !question.alsoMine });
  };
}

export function MeTooButton({ question, keyed = false }: { question: QuestionRow; keyed?: boolean }) {
  const words = useWords();
  const toggle = useMeToo(question);
  if (!question.canMeToo) return null;
  return (
    <button
      type="button"
      className="btn sm me-too-button"
      aria-pressed={question.alsoMine}
      data-testid={`me-too-${question.id}`}
      onClick={toggle}
    >
      {question.alsoMine && <Check className="i" size={14} strokeWidth={2} aria-hidden />}
      {words("me-too")}
      {keyed && (
        <>
          {" "}
          <kbd>{words("key-name-e")}</kbd>
        </>
      )}
    </button>
  );
}

/** Who has the question, too, for everybody who reads it. */
export function MeTooLine({ view }: { view: QuestionView }) {
  const words = useWords();
  const { question, meToo } = view;
  if (!question.canMeToo && question.meTooCount === 0) return null;
  const others = question.meTooCount - (question.alsoMine ? 1 : 0);
  const [first, second] = meToo;
  const names = { first: first?.name ?? "", second: second?.name ?? "", more: others - 2 };
  const who = others > 2 ? "me-too-more" : others === 2 ? "me-too-two" : "me-too-one";
  return (
    <section className="me-too sm" aria-label={words("me-too-label")} data-testid="me-too">
      {meToo.length > 0 && (
        <span className="me-too-faces">
          {meToo.map((person) => (
            <Face key={person.id} person={person} size={24} />
          ))}
        </span>
      )}
      <p className="grow quiet" role="status">
        {others > 0 && words(who, names)} {question.alsoMine && words("me-too-on")}
        {others === 0 && !question.alsoMine && words("me-too-none")}
      </p>
      <MeTooButton question={question} keyed />
    </section>
  );
}
