// What the grid shows: a group, what is near, or what a search found, each in the tone of the person.
import { use, useMemo, useState } from "react";
import { type Locale, useRegion, useWords } from "../../app/words";
import { offeredReactions } from "../../generated/calls";
import type { Group } from "./EmojiTabs";
import { handful } from "./handful";
import { kept } from "./kept";
import { type Emoji, inTone, knownEmoji } from "./known";
import { chosen, type Section, section } from "./rows";
import { search } from "./search";

/** Every emoji by itself and by each of its tones. */
function byEverySign(all: readonly Emoji[]): Map<string, Emoji> {
  return new Map(all.flatMap((each) => [0, 1, 2, 3, 4, 5].map((tone) => [inTone(each, tone), each] as const)));
}

export function useChoices(query: string, group: Group, tone: number): { sections: readonly Section[]; count: number } {
  const words = useWords();
  const locale: Locale = useRegion().startsWith("nl") ? "nl" : "en";
  const all = use(knownEmoji(locale));
  // What is picked now moves to the front the next time, not under the pointer.
  const [recent] = useState(() => kept().recent);
  const signs = useMemo(() => byEverySign(all), [all]);
  const used = useMemo(() => recent.filter((sign) => signs.has(sign)), [recent, signs]);
  const near = useMemo(() => {
    const bases = chosen(signs, [...used, ...offeredReactions, ...handful]);
    return new Set(bases.map(({ emoji }) => emoji));
  }, [signs, used]);
  return useMemo(() => {
    const draw = (each: Emoji) => ({ emoji: inTone(each, tone), name: each.name });
    if (query.trim() !== "") {
      const found = search(all, query, near);
      return { sections: found.length === 0 ? [] : [section(words("emoji-found-title"), found.map(draw))], count: found.length };
    }
    if (group !== "near") {
      const members = all.filter((each) => String(each.group) === group);
      return { sections: [section(words(`emoji-group-${group}`), members.map(draw))], count: members.length };
    }
    const before = used.map((emoji) => ({ emoji, name: signs.get(emoji)?.name ?? emoji }));
    const again = new Set(chosen(signs, used));
    const others = chosen(signs, handful).filter((each) => !again.has(each));
    const sections = [section(words("emoji-recent"), before), section(words("emoji-handful"), others.map(draw))];
    return { sections: sections.filter(({ rows }) => rows.length > 0), count: before.length + others.length };
  }, [query, group, tone, all, near, used, signs, words]);
}
