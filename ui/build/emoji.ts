// Takes out of emojibase-data what the picker needs: the emoji that the font of Debian 12 draws, and their names per language.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Noto Color Emoji on Debian 12 draws up to this version. */
const newest = 15;

/** Parts of emoji, such as a tone alone, are not offered. */
const parts = 2;

interface Drawn {
  emoji: string;
  hexcode: string;
  type: number;
  version: number;
}

interface Known extends Drawn {
  label: string;
  group?: number;
  order?: number;
  tags?: string[];
  skins?: (Drawn & { tone: number | number[] })[];
}

function known(locale: string): Known[] {
  const file = join(import.meta.dirname, "..", "node_modules", "emojibase-data", locale, "data.json");
  const all = JSON.parse(readFileSync(file, "utf8")) as Known[];
  return all
    .filter((each) => each.group !== undefined && each.group !== parts && each.version <= newest)
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
}

/** The fully-qualified form. Emojibase adds U+FE0F to single signs too that need none. */
function whole({ emoji, hexcode, type }: Drawn): string {
  return type === 1 && !hexcode.includes("-") ? emoji.replace("\uFE0F", "") : emoji;
}

/** The emoji with `~` where the tone stands; undefined when it has no five tones. */
function toned(emoji: Known): string | undefined {
  const skins = (emoji.skins ?? []).filter((skin) => typeof skin.tone === "number" && skin.version <= newest);
  const patterns = new Set(skins.map((skin) => whole(skin).replaceAll(/[\u{1F3FB}-\u{1F3FF}]/gu, "~")));
  return skins.length === 5 && patterns.size === 1 ? [...patterns][0] : undefined;
}

/** `virtual:emoji/signs` has the emoji; `virtual:emoji/nl` and `virtual:emoji/en` name them in the same order. */
function contents(wanted: string): unknown {
  if (wanted === "signs")
    return known("en").map((each) => [whole(each), each.group, toned(each)].filter((part) => part !== undefined));
  const named = new Map(known(wanted).map((each) => [each.hexcode, each]));
  return known("en").map(({ hexcode }) => {
    const { label, tags = [] } = named.get(hexcode) ?? { label: "" };
    return [label, tags.filter((tag) => tag !== label).join("|")];
  });
}

export function emoji(): Plugin {
  const prefix = "virtual:emoji/";
  return {
    name: "patio-emoji",
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load: (id) => {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const json = JSON.stringify(contents(id.slice(prefix.length + 1)));
      return { code: `export default JSON.parse(${JSON.stringify(json)});`, map: null };
    },
  };
}
