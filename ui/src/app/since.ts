// "on 2 November", "in May": a moment inside a sentence.
import { sinceWords, useNow } from "./clock";
import { useRegion, useWords } from "./words";

export function useSince(): (at: number) => string {
  const words = useWords();
  const region = useRegion();
  const now = useNow();
  return (at) => {
    const { kind, date } = sinceWords(region, at, now);
    return words(`since-${kind}`, { date });
  };
}
