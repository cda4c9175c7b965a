import { expect, test } from "vitest";
import { handful } from "./handful";
import { inTone, knownEmoji } from "./known";
import { search } from "./search";

const none: ReadonlySet<string> = new Set();

test("every emoji, in every tone, is one that is recommended for interchange and fully qualified", async () => {
  // The flag is newer than the language level of the pages; only this test needs it.
  const recommended = new RegExp("^\\p{RGI_Emoji}$", String("v"));
  const all = await knownEmoji("nl");
  const signs = all.flatMap((each) => [0, 1, 2, 3, 4, 5].map((tone) => inTone(each, tone)));
  expect(signs.filter((sign) => !recommended.test(sign))).toEqual([]);
  expect(all.length).toBeGreaterThan(1800);
  expect(new Set(all.map(({ emoji }) => emoji)).size).toBe(all.length);
});

test("an emoji of version 15 is offered and a newer one is not", async () => {
  const signs = (await knownEmoji("en")).map(({ emoji }) => emoji);
  expect(signs).toContain("🫨");
  expect(signs).not.toContain("🐦‍🔥");
  expect(signs).not.toContain("🫩");
});

test("what is at hand is known", async () => {
  const signs = (await knownEmoji("nl")).map(({ emoji }) => emoji);
  expect(handful.filter((emoji) => !signs.includes(emoji))).toEqual([]);
});

test("the exact name comes first, then names that begin so, then keywords", async () => {
  const found = search(await knownEmoji("nl"), "kat", none).map(({ name }) => name);
  expect(found[0]).toBe("kat");
  expect(found[1]).toMatch(/^kat/);
  const keyword = search(await knownEmoji("en"), "coffee", none);
  expect(keyword[0]?.emoji).toBe("☕");
});

test("accents, capitals, words apart and the emoji itself are understood", async () => {
  const all = await knownEmoji("nl");
  const first = (typed: string) => search(all, typed, none)[0]?.emoji;
  expect(first("CAFE")).toBe(first("café"));
  expect(first("omlaag duim")).toBe("👎");
  expect(first("🎉")).toBe("🎉");
  expect(search(all, "verjaardag taart", none).map(({ emoji }) => emoji)).toContain("🎂");
});

test("both families with one tone each and hands of two people take the tone", async () => {
  const all = await knownEmoji("en");
  const toned = (emoji: string) => inTone(all.find((each) => each.emoji === emoji) ?? { emoji: "" }, 3);
  expect([toned("🤝"), toned("☝️"), toned("🧑‍🤝‍🧑"), toned("🎉")]).toEqual(["🤝🏽", "☝🏽", "🧑🏽‍🤝‍🧑🏽", "🎉"]);
});
