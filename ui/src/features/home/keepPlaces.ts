// Reading must not make rows jump. Rust leaves a conversation out of home once it is read; what was opened in this sitting is drawn as
// read where it stood, until home is left.
import type { ConversationRow, Home, HomeGroup } from "../../generated/calls";

function isNews(row: ConversationRow): boolean {
  return row.unread || row.waiting + row.refused > 0;
}

function keepRows(
  old: readonly ConversationRow[],
  now: readonly ConversationRow[],
  opened: ReadonlySet<string>,
): ConversationRow[] {
  const before = new Map(old.map((row) => [row.post, row]));
  const after = new Map(now.map((row) => [row.post, row]));
  // What is new or has new activity goes first, as everywhere.
  const first = now.filter((row) => {
    const shown = before.get(row.post);
    return shown === undefined ? isNews(row) : row.lastAt > shown.lastAt;
  });
  const rest = old.flatMap((row): ConversationRow[] => {
    if (first.some((each) => each.post === row.post)) return [];
    const next = after.get(row.post);
    if (next !== undefined) return [next];
    return opened.has(row.post) ? [{ ...row, unread: false, forYou: "none" }] : [];
  });
  const kept = [...first, ...rest];
  return kept.length > 0 ? kept : [...now];
}

/** `old` is what home showed last in this sitting; `opened` the posts that were opened in it. */
export function keepPlaces(old: Home | undefined, now: Home, opened: ReadonlySet<string>): Home {
  if (old === undefined) return now;
  const before = new Set(old.groups.map((group) => group.community.id));
  const after = new Map(now.groups.map((group) => [group.community.id, group]));
  const known = old.groups.flatMap((group): HomeGroup[] => {
    const next = after.get(group.community.id) ?? { ...group, conversations: [], unread: 0, more: 0 };
    const conversations = keepRows(group.conversations, next.conversations, opened);
    return conversations.length > 0 ? [{ ...next, conversations }] : [];
  });
  return { ...now, groups: [...now.groups.filter((group) => !before.has(group.community.id)), ...known] };
}
