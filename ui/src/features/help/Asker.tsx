// What the desk sees about the person who asked: where they are, when they can be reached, and what else they asked.
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import { AvailableLine } from "../../components/available/AvailableLine";
import type { QuestionView } from "../../generated/calls";
import { QuestionLink } from "./QuestionLink";

const useAsker = ({ question, isStaff }: QuestionView) =>
  useAsk("question.asker", { id: question.id }, { enabled: isStaff && !question.asker.isMe }).data;

/** Under their name, behind when they asked. */
export function AskerFacts({ view }: { view: QuestionView }) {
  const words = useWords();
  const asker = useAsker(view);
  if (asker === undefined) return null;
  const { location, earlierCount } = asker;
  const earlier = earlierCount === 0 ? "" : words("asker-earlier-count", { count: earlierCount });
  const facts = [location, earlier].filter((fact) => fact !== "");
  return facts.map((fact) => (
    <span key={fact}>
      {" · "}
      <bdi>{fact}</bdi>
    </span>
  ));
}

/** Under that. */
export function AskerAvailable({ view }: { view: QuestionView }) {
  const asker = useAsker(view);
  return asker === undefined ? null : <AvailableLine available={asker.available} />;
}

/** Below the question: the last of what else they asked. */
export function Earlier({ view, desk }: { view: QuestionView; desk: string | undefined }) {
  const words = useWords();
  const asker = useAsker(view);
  if (asker === undefined || asker.earlier.length === 0) return null;
  const title = words("asker-earlier", { name: view.question.asker.name });
  return (
    <section className="alike" aria-label={title} data-testid="earlier">
      <h2 className="section-title">{title}</h2>
      <ul>
        {asker.earlier.map((question) => (
          <li key={question.id}>
            <QuestionLink question={question} desk={question.desk === view.question.desk ? desk : undefined} />
          </li>
        ))}
      </ul>
    </section>
  );
}
