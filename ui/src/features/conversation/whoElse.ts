// The colleagues in a conversation: who began it, then who said most.
import type { Entry, PersonCard } from "../../generated/calls";

/** Everybody but the reader who wrote one of the entries, of which the first is the post; what was withdrawn counts no more. */
export function whoElse(entries: readonly Entry[]): PersonCard[] {
  const people = new Map<string, PersonCard>();
  const counts = new Map<string, number>();
  const began = entries[0]?.author.id;
  for (const { author, text, withdrawnAt } of entries) {
    if (author.isMe || (text === null && withdrawnAt !== null)) continue;
    people.set(author.id, author);
    counts.set(author.id, (counts.get(author.id) ?? (author.id === began ? Number.MAX_SAFE_INTEGER / 2 : 0)) + 1);
  }
  return [...people.values()].sort((one, other) => (counts.get(other.id) ?? 0) - (counts.get(one.id) ?? 0));
}
