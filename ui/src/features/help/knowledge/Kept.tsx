// Below the answer to a question: the item that keeps it, or the way to keep it.
import { BookMarked } from "lucide-react";
import { useAsk } from "../../../app/data";
import { useKeys } from "../../../app/keys";
import { useWords } from "../../../app/words";
import type { QuestionRow } from "../../../generated/calls";
import { KnowledgeLink } from "./KnowledgeLink";
import { useKnowledgePlace } from "./place";

export function Kept({ question, desk }: { question: QuestionRow; desk: string | undefined }) {
  const words = useWords();
  const place = useKnowledgePlace();
  const { data } = useAsk("knowledge.of_question", { id: question.id });
  const keep = () => void place.keep(question.id);
  useKeys([{ key: "v", words: "key-keep", when: () => data?.canKeep === true, run: keep }]);
  if (data === undefined) return null;
  if (data.item !== null) {
    return (
      <section className="alike" aria-label={words("kept-title")} data-testid="kept">
        <KnowledgeLink item={data.item} desk={desk} />
      </section>
    );
  }
  if (!data.canKeep) return null;
  return (
    <div className="acts">
      <button type="button" className="btn" onClick={keep} data-testid="keep">
        <BookMarked className="i" size={16} strokeWidth={1.75} aria-hidden />
        {words("kept-keep")} <kbd>{words("key-name-v")}</kbd>
      </button>
    </div>
  );
}
