// Every emoji that is offered, with its names. The data is loaded when somebody opens the picker, in that person's language.
import type { Locale } from "../../app/words";

/** The words of one language, folded for comparing. */
export interface Named {
  name: string;
  keywords: readonly string[];
}

export interface Emoji {
  emoji: string;
  group: number;
  /** With `~` where a tone stands. */
  toned?: string;
  name: string;
  /** The person's language first; English is always among them. */
  named: readonly Named[];
}

/** The five tones of Unicode; 0 is none. */
const tones = ["", "\u{1F3FB}", "\u{1F3FC}", "\u{1F3FD}", "\u{1F3FE}", "\u{1F3FF}"] as const;

export function inTone({ emoji, toned }: Pick<Emoji, "emoji" | "toned">, tone: number): string {
  const mark = tones[tone] ?? "";
  return toned === undefined || mark === "" ? emoji : toned.replaceAll("~", mark);
}

/** Without capitals and accents, so that `cafe` finds `café`. */
export function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

type Names = typeof import("virtual:emoji/en")["default"];

async function namesIn(locale: Locale): Promise<Names> {
  return locale === "nl" ? (await import("virtual:emoji/nl")).default : (await import("virtual:emoji/en")).default;
}

async function load(locale: Locale): Promise<readonly Emoji[]> {
  const languages: Locale[] = locale === "en" ? ["en"] : [locale, "en"];
  const [signs, ...names] = await Promise.all([import("virtual:emoji/signs"), ...languages.map(namesIn)]);
  return signs.default.map(([emoji, group, toned], place) => ({
    emoji,
    group,
    ...(toned === undefined ? {} : { toned }),
    name: names[0]?.[place]?.[0] ?? emoji,
    named: names.map((each) => {
      const [name = "", keywords = ""] = each[place] ?? [];
      return { name: fold(name), keywords: fold(keywords).split("|") };
    }),
  }));
}

const loaded = new Map<Locale, Promise<readonly Emoji[]>>();

/** The same promise every time, so that a component can wait for it. */
export function knownEmoji(locale: Locale): Promise<readonly Emoji[]> {
  const kept = loaded.get(locale);
  if (kept !== undefined) return kept;
  const asked = load(locale);
  loaded.set(locale, asked);
  asked.catch(() => loaded.delete(locale));
  return asked;
}
