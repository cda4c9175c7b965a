// The order in which comments are drawn: replies under what they answer.
import type { Entry } from "../../generated/calls";

export interface Placed {
  entry: Entry;
  reply: boolean;
}

/** Comments of one author count as said in one breath when no more than this lies between two of them. */
const breathMs = 10 * 60_000;

/** Whether a comment goes on where the one above it ended: the same author, in the same place, soon after. */
export function goesOn(above: Placed | undefined, placed: Placed, newFrom: string | null): boolean {
  if (above === undefined || placed.entry.id === newFrom) return false;
  const [one, other] = [above.entry, placed.entry];
  const both = one.text !== null && other.text !== null;
  const soon = Math.abs(other.createdAt - one.createdAt) <= breathMs;
  // An answer to one's own comment stands under it, and is drawn as an answer.
  return both && soon && one.author.id === other.author.id && above.reply === placed.reply && one.delivery === other.delivery;
}

/** Comments in time order, each followed by its replies (and theirs) in time order, one step indented. */
export function placeReplies(comments: readonly Entry[]): Placed[] {
  const byId = new Map(comments.map((entry) => [entry.id, entry]));
  const rootOf = (entry: Entry): Entry => {
    let at = entry;
    const seen = new Set<string>();
    while (at.replyTo !== null && !seen.has(at.id)) {
      seen.add(at.id);
      const parent = byId.get(at.replyTo);
      if (parent === undefined) return at;
      at = parent;
    }
    return at;
  };
  const replies = new Map<string, Entry[]>();
  const roots: Entry[] = [];
  for (const entry of comments) {
    const root = rootOf(entry);
    if (root === entry) roots.push(entry);
    else replies.set(root.id, [...(replies.get(root.id) ?? []), entry]);
  }
  return roots.flatMap((root) => [
    { entry: root, reply: false },
    ...(replies.get(root.id) ?? []).map((entry) => ({ entry, reply: true })),
  ]);
}
