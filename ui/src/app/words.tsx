// Every text a person reads, from assets/locales, by id.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { negotiateLanguages } from "@fluent/langneg";
import { LocalizationProvider, ReactLocalization, useLocalization } from "@fluent/react";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { isolated } from "../components/text/direction";
import type { CallCode } from "../generated/calls";

const files = import.meta.glob<string>(["../../../assets/locales/*/*.ftl", "!**/desktop.ftl", "!**/cli.ftl", "!**/notice.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});

export const locales = ["nl", "en"] as const;
export type Locale = (typeof locales)[number];

/** How dates and numbers are written: English with a 24-hour clock. */
const regions: Record<Locale, string> = { nl: "nl-NL", en: "en-GB" };

export function guessLocale(): Locale {
  return negotiateLanguages(navigator.languages, locales, { defaultLocale: "en", strategy: "lookup" })[0] === "nl" ? "nl" : "en";
}

/** All texts of one language. */
export function makeBundle(locale: Locale): FluentBundle {
  const bundle = new FluentBundle(regions[locale], { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/locales/${locale}/`)) bundle.addResource(new FluentResource(text));
  }
  return bundle;
}

const RegionContext = createContext("en-GB");

export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const l10n = useMemo(() => new ReactLocalization([makeBundle(locale)]), [locale]);
  return (
    <RegionContext.Provider value={regions[locale]}>
      <LocalizationProvider l10n={l10n}>{children}</LocalizationProvider>
    </RegionContext.Provider>
  );
}

/** Words of people in a sentence of Patio's own keep their direction to themselves. */
function apart(args: Record<string, FluentVariable>): Record<string, FluentVariable> {
  return Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, typeof arg === "string" ? isolated(arg) : arg]));
}

export type Words = (id: string, args?: Record<string, FluentVariable>) => string;

export function useWords(): Words {
  const { l10n } = useLocalization();
  return useMemo(() => (id, args) => l10n.getString(id, args && apart(args)), [l10n]);
}

/** What a page has a sentence for: every code of Rust, and a picture that the browser could not draw. */
export type ErrorCode = CallCode | "image_not_drawn";

/**
 * The sentence for a code from Rust; a code without one gets the general sentence. What was asked, such as `topic.rename`, has a
 * sentence of its own where the same code means something else.
 */
export function useErrorWords(): (code: ErrorCode, kind?: string) => string {
  const { l10n } = useLocalization();
  return useMemo(
    () => (code, kind) => {
      const own = kind === undefined ? [] : [`refusal-${code}-${kind.replace(".", "-")}`];
      for (const id of [...own, `error-${code}`, `refusal-${code}`]) {
        if (l10n.getBundle(id) !== null) return l10n.getString(id);
      }
      return l10n.getString("error-internal");
    },
    [l10n],
  );
}

export function useRegion(): string {
  return useContext(RegionContext);
}
