import { useAsk } from "../app/data";
import { useWords } from "../app/words";
import type { Offer } from "./Suggest";

/** Topics whose names fit the text that the person types. The page offers them before it offers a new topic. */
export function useTopicOffers(text: string, taken: readonly string[]): Offer[] {
  const words = useWords();
  const asked = text.trim();
  const { data } = useAsk("topic.list", { text: asked, limit: 8 }, { enabled: asked !== "", keep: true });
  if (asked === "") return [];
  const folded = (each: string) => each.toLocaleLowerCase();
  const known = new Set(taken.map(folded));
  return (data?.topics ?? [])
    .filter((topic) => !known.has(folded(topic.name)))
    .slice(0, 6)
    .map((topic) => ({ id: topic.id, label: topic.name, detail: words("topic-people", { count: topic.people }) }));
}
