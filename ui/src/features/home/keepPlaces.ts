// Reading must not make rows jump. Home asks Rust to keep the conversations that were opened in this sitting; they are drawn where
// they stood until home is left. What a row says always comes from the latest answer, so that it follows a change of language.
import type { ConversationRow, Home, HomeGroup } from "../../generated/calls";

function isNews(row: ConversationRow): boolean {
  return row.unread || row.waiting + row.refused > 0;
}

function keepRows(old: readonly ConversationRow[], now: readonly ConversationRow[]): ConversationRow[] {
  const before = new Map(old.map((row) => [row.post, row]));
  const after = new Map(now.map((row) => [row.post, row]));
  // Conversations that are new or have new activity go first, as everywhere.
  const first = now.filter((row) => {
    const shown = before.get(row.post);
    return shown === undefined ? isNews(row) : row.lastAt > shown.lastAt;
  });
  const rest = old.flatMap((row) => {
    const next = after.get(row.post);
    return next === undefined || first.includes(next) ? [] : [next];
  });
  const kept = [...first, ...rest];
  return kept.length > 0 ? kept : [...now];
}

/** `old` is what home showed last in this sitting. */
export function keepPlaces(old: Home | undefined, now: Home): Home {
  if (old === undefined) return now;
  const before = new Set(old.groups.map((group) => group.community.id));
  const after = new Map(now.groups.map((group) => [group.community.id, group]));
  const known = old.groups.flatMap((group): HomeGroup[] => {
    const next = after.get(group.community.id);
    if (next === undefined) return [];
    const conversations = keepRows(group.conversations, next.conversations);
    return conversations.length > 0 ? [{ ...next, conversations }] : [];
  });
  return { ...now, groups: [...now.groups.filter((group) => !before.has(group.community.id)), ...known] };
}
