// What was asked, by whom, where it stands, and until when it is to be answered.
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { PersonLine } from "../../components/PersonName";
import { type People, RichText } from "../../components/text/RichText";
import { When } from "../../components/When";
import type { QuestionView } from "../../generated/calls";
import { AskerAvailable, AskerFacts } from "./Asker";
import { DueLine } from "./Due";
import { PriorityMark } from "./PriorityMark";
import { useStanding } from "./QuestionRow";
import { Unsent } from "./Unsent";

export function QuestionHead({ view, people }: { view: QuestionView; people: People }) {
  const words = useWords();
  const { question } = view;
  const { tint, text } = useStanding()(question);
  return (
    <header className="question-head">
      <p className={`sm standing ${tint}`} data-testid="question-standing" role="status">
        {text}
      </p>
      {(view.due.length > 0 || question.priority !== "normal") && (
        <ul className="dues sm" aria-label={words("due-label")}>
          {question.priority !== "normal" && (
            <li>
              <PriorityMark priority={question.priority} />
            </li>
          )}
          {view.due.map((due) => (
            <DueLine key={due.aim} due={due} />
          ))}
        </ul>
      )}
      <h1 className="title" dir="auto" tabIndex={-1}>
        {question.title === "" ? words("question-withdrawn-title") : question.title}
      </h1>
      <div className="author">
        <Face person={question.asker} size={44} />
        <div>
          <PersonLine person={question.asker} />
          <span className="l2" data-testid="asker">
            <When at={question.askedAt} long className="" />
            <AskerFacts view={view} />
          </span>
          <AskerAvailable view={view} />
        </div>
      </div>
      {view.text !== null && view.text.length > 0 && (
        <RichText doc={view.text} people={people} destinations={view.destinations} entry={question.id} />
      )}
      <Unsent {...view} at={question.askedAt} />
    </header>
  );
}
