// Texts that people stumbled over while they used Patio, as a colleague says them aloud. A text that is reworded is reworded here too.
import type { FluentBundle, FluentVariable } from "@fluent/bundle";
import { expect, test } from "vitest";
import { type Locale, makeBundle } from "./words";

const bundles: Record<Locale, FluentBundle> = { nl: makeBundle("nl"), en: makeBundle("en") };

function said(locale: Locale, id: string, args: Record<string, FluentVariable> = {}): string {
  const pattern = bundles[locale].getMessage(id)?.value;
  return pattern == null ? `no ${id}` : bundles[locale].formatPattern(pattern, args).replace(/[⁦-⁩]/g, "");
}

test.each<[Locale, string, string, Record<string, FluentVariable>?]>([
  ["en", "field-until-texts", "Kept as long as your posts, even after you leave. Only you can see earlier versions."],
  ["nl", "field-until-texts", "Blijft bij je berichten staan, ook als je weg bent. Eerdere versies zie alleen jij."],
  ["en", "field-expertise-why", "You only get questions about these topics."],
  ["nl", "field-expertise-why", "Je krijgt alleen vragen over deze onderwerpen."],
  ["nl", "topic-people", "Nog niemand die dit weet", { count: 0 }],
  ["nl", "topic-people", "1 persoon", { count: 1 }],
  ["nl", "why-vouched", "Heeft verstand van zaagwerk, door 5 collega’s bevestigd", { about: "zaagwerk", count: 5 }],
  ["en", "settings-notify", "Notify me when somebody mentions me"],
  ["en", "settings-theme", "Appearance"],
  ["nl", "theme-system", "Volg systeem"],
  ["en", "topics-rename", "Rename"],
  ["nl", "topics-rename", "Hernoem"],
  ["nl", "profile-read-first", "Eerst rondkijken"],
  ["en", "desk-create-do", "Create"],
  ["en", "field-unit", "Department"],
  ["en", "people-unit", "Department"],
  ["en", "people-rule-name", "The name that fits best comes first. Job title does not count."],
  ["en", "me-optional", "Optional"],
  ["nl", "me-optional", "Optioneel"],
  ["nl", "community-kind-closed", "Alleen op uitnodiging"],
  ["en", "error-internal", "Something went wrong in Patio. What you wrote is kept."],
  ["en", "row-last", "last Nora", { name: "Nora" }],
  ["nl", "row-last", "laatst Nora", { name: "Nora" }],
])("%s %s is said as a colleague says it", (locale, id, text, args) => {
  expect(said(locale, id, args)).toBe(text);
});
