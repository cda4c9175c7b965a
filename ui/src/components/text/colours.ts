// Which pieces of a block of code have which kind. It makes neither markup nor nodes: only pieces of the text, in their order.
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import markdown from "highlight.js/lib/languages/markdown";
import php from "highlight.js/lib/languages/php";
import powershell from "highlight.js/lib/languages/powershell";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";
import { flatten, type Node, type Piece } from "./pieces";
import { signs } from "./signs";

const lowlight = createLowlight({
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  go,
  ini,
  java,
  javascript,
  json,
  markdown,
  php,
  powershell,
  python,
  rust,
  sql,
  typescript,
  xml,
  yaml,
});

/** A longer text, or one with a longer line, stays plain: to colour it could hold up the page. */
const longest = 10_000;
const longestLine = 300;

/** Signs are looked for at the beginning only, so that no text is long to look through. */
const beginning = 2_000;

/** So much must the library recognise before a text with the signs of a language is drawn in colours. */
const enough = 1;

/** In milliseconds; a block that can be read takes a few. */
const tooLong = 400;

/** A text that was written to hold up the page does so once: its language is then not tried again while the window is open. */
const tooSlow = new Set<string>();

/** Null when the text stays as it is. */
export function colour(text: string, now: () => number = () => performance.now()): readonly Piece[] | null {
  if (text.length > longest || text.split("\n").some((line) => line.length > longestLine)) return null;
  const head = text.slice(0, beginning);
  for (const [language, sign] of signs) {
    if (tooSlow.has(language) || !sign.test(head)) continue;
    const began = now();
    const root = lowlight.highlight(language, text);
    if (now() - began > tooLong) tooSlow.add(language);
    if ((root.data?.relevance ?? 0) < enough) continue;
    const pieces = flatten(root.children as readonly Node[]);
    // What a person wrote is drawn to the letter, whatever a library makes of it.
    return pieces.map((piece) => piece.text).join("") === text ? pieces : null;
  }
  return null;
}
