// Finds emoji by what somebody types: the exact name first, then beginnings of names, then keywords, then parts of words.
import { type Emoji, fold, type Named } from "./known";

/** Most that are drawn at once. */
export const mostFound = 60;

const far = 99;

/** From this rank on, a keyword was found, and not a name. */
const keyword = 3;

/** From this rank on, only a part of a word was found. */
const loose = 4;

function rankOf({ name, keywords }: Named, asked: string): number {
  if (name === asked) return 0;
  if (name.startsWith(asked)) return 1;
  if (` ${name.replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `.includes(` ${asked} `)) return 2;
  if (keywords.includes(asked)) return keyword;
  if (` ${name}`.includes(` ${asked}`)) return loose;
  if (keywords.some((each) => ` ${each}`.includes(` ${asked}`))) return loose + 1;
  return asked.length > 2 && name.includes(asked) ? loose + 2 : far;
}

/** The best rank in any language; the person's own language is better than English. */
function best(emoji: Emoji, asked: string): number {
  return Math.min(...emoji.named.map((named, place) => rankOf(named, asked) + place / 2));
}

/** Words that do not stand beside each other may each be found on their own. */
function rankOfAll(emoji: Emoji, asked: string, words: readonly string[]): number {
  const together = best(emoji, asked);
  return together < far || words.length < 2 ? together : Math.max(loose, ...words.map((word) => best(emoji, word)));
}

/** A red heart before the organ; otherwise an exact name stays before keywords. */
function nearer(rank: number): number {
  return rank < keyword ? -1 : rank < loose ? 1 / 2 : rank;
}

/** `near` come first among those that have the very word: they were used before, or are used by many. */
export function search(all: readonly Emoji[], typed: string, near: ReadonlySet<string>): readonly Emoji[] {
  const asked = fold(typed);
  const words = asked.split(/\s+/);
  const found: [rank: number, emoji: Emoji][] = [];
  for (const emoji of all) {
    const rank = emoji.emoji === typed.trim() ? 0 : rankOfAll(emoji, asked, words);
    if (rank >= far) continue;
    found.push([near.has(emoji.emoji) ? nearer(rank) : rank, emoji]);
  }
  // The order of Unicode stays among equals.
  return found
    .sort(([one], [other]) => one - other)
    .slice(0, mostFound)
    .map(([, emoji]) => emoji);
}
