// What is known in these words: answers that stay, then what was asked before: answered questions first, then those that are still open.
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import { KnowledgeLink } from "./knowledge/KnowledgeLink";
import { MeTooButton } from "./MeToo";
import { QuestionLink } from "./QuestionLink";

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
  /** Somebody is about to ask: whoever has one of them, too, says so instead. */
  isAsking?: boolean;
}

export function Alike({ text, but, title, desk, isAsking = false }: Props) {
  const words = useWords();
  const enabled = text.trim().length >= least;
  const request = but === undefined ? { text } : { text, but };
  const { data } = useAsk("question.alike", request, { enabled, keep: true });
  const kept = useAsk("knowledge.alike", { text }, { enabled, keep: true }).data?.items ?? [];
  if (!enabled || data === undefined || data.questions.length + kept.length === 0) return null;
  return (
    <section className="alike" aria-label={title ?? words("alike-label")} data-testid="alike">
      {title !== undefined && <h2 className="section-title">{title}</h2>}
      <ul>
        {kept.map((item) => (
          <li key={item.id}>
            <KnowledgeLink item={item} desk={desk} />
          </li>
        ))}
        {data.questions.map((question) => (
          <li key={question.id}>
            <QuestionLink question={question} desk={desk} />
            {isAsking && <MeTooButton question={question} />}
          </li>
        ))}
      </ul>
      {isAsking && (
        <p className="sm quiet" role="status" data-testid="alike-joined">
          {data.questions.some((question) => question.alsoMine) && words("me-too-joined")}
        </p>
      )}
    </section>
  );
}
