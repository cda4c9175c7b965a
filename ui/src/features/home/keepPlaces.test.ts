import { expect, test } from "vitest";
import type { ConversationRow, Home } from "../../generated/calls";
import { keepPlaces } from "./keepPlaces";

const row = (post: string, lastAt: number, unread: boolean) =>
  ({ post, lastAt, unread, waiting: 0, refused: 0, forYou: "none" }) as ConversationRow;

function home(groups: Record<string, ConversationRow[]>): Home {
  return {
    groups: Object.entries(groups).map(([id, conversations]) => ({ community: { id }, conversations, unread: 0, more: 0 })),
  } as unknown as Home;
}

const shown = (at: Home) =>
  at.groups.map((group) => [
    group.community.id,
    group.conversations.map((each) => (each.unread ? `${each.post}*` : each.post)).join(" "),
  ]);

const start = home({ a: [row("1", 9, true), row("2", 8, true)], b: [row("3", 7, true)] });

test("a row that was opened and read stays where it stood, read", () => {
  const now = home({ b: [row("3", 7, true)], a: [row("2", 8, true), row("1", 9, false)] });
  expect(shown(keepPlaces(start, now))).toEqual([
    ["a", "1 2*"],
    ["b", "3*"],
  ]);
});

test("a row that is gone for another reason goes", () => {
  const now = home({ a: [row("2", 8, true)] });
  expect(shown(keepPlaces(start, now))).toEqual([["a", "2*"]]);
});

test("news goes first, in a community that is shown and in one that was not", () => {
  const now = home({
    c: [row("9", 20, true)],
    a: [row("5", 12, true), row("2", 11, true), row("1", 9, true)],
    b: [row("3", 7, true)],
  });
  expect(shown(keepPlaces(start, now))).toEqual([
    ["c", "9*"],
    ["a", "5* 2* 1*"],
    ["b", "3*"],
  ]);
});

test("the last row read does not bring older rows in", () => {
  const now = home({ a: [row("1", 9, true), row("2", 8, true)], b: [row("3", 7, false), row("4", 1, false)] });
  expect(shown(keepPlaces(start, now))[1]).toEqual(["b", "3"]);
});

test("a row that stays says what the latest answer says", () => {
  const known = (topic: string, unread: boolean) =>
    ({ ...row("1", 9, unread), author: { expertise: [topic] } }) as ConversationRow;
  const drawn = keepPlaces(home({ a: [known("ventilatie", true)] }), home({ a: [known("ventilation", false)] }));
  expect(drawn.groups[0]?.conversations[0]?.author.expertise).toEqual(["ventilation"]);
});
