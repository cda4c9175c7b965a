// The order in which comments are drawn: replies under what they answer.
import type { Entry } from "../../generated/calls";

export interface Placed {
  entry: Entry;
  reply: boolean;
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
