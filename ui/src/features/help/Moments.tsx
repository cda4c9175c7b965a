// What happened with a question, in its order: texts with their author, and between them what was done. An answer speaks in olive; a note
// says that only the desk reads it.
import { Lock, Sprout } from "lucide-react";
import { useWords } from "../../app/words";
import type { People } from "../../components/text/RichText";
import { When } from "../../components/When";
import type { Deed, Moment, QuestionView } from "../../generated/calls";
import { SaidOne } from "./SaidOne";

export function Moments({ view, people }: { view: QuestionView; people: People }) {
  const words = useWords();
  if (view.moments.length === 0) return null;
  return (
    <section className="moments" aria-label={words("question-moments")} data-testid="moments">
      {view.moments.map((moment) =>
        moment.text === null ? (
          <p key={moment.id} className="done-line sm quiet" data-testid={`moment-${moment.deed}`}>
            <span>{words(doneWords(moment), namesOf(moment))}</span> <When at={moment.at} />
          </p>
        ) : (
          <Said key={moment.id} moment={moment} people={people} />
        ),
      )}
    </section>
  );
}

const namesOf = ({ by, to, toDesk, toQuestion, incidentTitle }: Moment) => ({
  name: by.name,
  to: to?.name ?? "",
  desk: toDesk ?? "",
  question: toQuestion ?? "",
  outage: incidentTitle ?? "",
});

function doneWords({ deed, by, to, priority }: Moment): string {
  if (deed === "prioritize") return `moment-priority-${priority}`;
  // What an outage's end said may come after it.
  if (deed === "answer") return "moment-ended";
  return deed === "assign" && to?.id === by.id ? "moment-assign-self" : `moment-${deed}`;
}

/** What only desks read. */
const isForDesks = (deed: Deed) => deed === "note" || deed === "transfer";

function Said({ moment, people }: { moment: Moment; people: People }) {
  const shape = moment.deed === "answer" ? "known" : isForDesks(moment.deed) ? "note" : "";
  return (
    <SaidOne said={moment} people={people} shape={shape} testid={`moment-${moment.deed}`}>
      <Kind moment={moment} />
    </SaidOne>
  );
}

/** What a text is, where that is more than a reply. */
function Kind({ moment }: { moment: Moment }) {
  const words = useWords();
  const { deed } = moment;
  if (deed === "add") return null;
  const Icon = deed === "answer" ? Sprout : isForDesks(deed) ? Lock : null;
  return (
    <p className={deed === "answer" ? "xs olive kind" : "xs quiet kind"}>
      {Icon !== null && <Icon className="i" size={13} strokeWidth={1.9} aria-hidden />}{" "}
      {words(moment.incident !== null ? "moment-kind-ended" : `moment-kind-${deed}`, namesOf(moment))}
    </p>
  );
}
