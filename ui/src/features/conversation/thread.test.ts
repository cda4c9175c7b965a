import { expect, test } from "vitest";
import type { Entry } from "../../generated/calls";
import { goesOn, type Placed, placeReplies } from "./thread";

function entry(id: string, replyTo: string | null): Entry {
  return { id, replyTo } as Entry;
}

const order = (entries: Entry[]) => placeReplies(entries).map(({ entry: at, reply }) => (reply ? `-${at.id}` : at.id));

test("replies stand under what they answer, in time order", () => {
  expect(order([entry("a", null), entry("b", null), entry("c", "a"), entry("d", "b"), entry("e", "c")])).toEqual([
    "a",
    "-c",
    "-e",
    "b",
    "-d",
  ]);
});

test("a reply to something that is not loaded stands on its own", () => {
  expect(order([entry("a", "earlier"), entry("b", "a")])).toEqual(["a", "-b"]);
});

test("a ring of replies does not hang the screen and loses nothing", () => {
  expect(
    order([entry("a", "b"), entry("b", "a")])
      .map((id) => id.replace("-", ""))
      .sort(),
  ).toEqual(["a", "b"]);
});

test("a comment goes on where the one above ended only when it is the same author, in the same place, soon after", () => {
  const said = (id: string, author: string, minutes: number, more: Partial<Entry> = {}): Placed => ({
    entry: { id, author: { id: author }, createdAt: minutes * 60_000, text: [], delivery: "sent", ...more } as Entry,
    reply: false,
  });
  const first = said("a", "wim", 0);
  expect(goesOn(first, said("b", "wim", 3), null)).toBe(true);
  expect(goesOn(undefined, first, null)).toBe(false);
  expect(goesOn(first, said("b", "ana", 3), null)).toBe(false);
  expect(goesOn(first, said("b", "wim", 30), null)).toBe(false);
  expect(goesOn(first, said("b", "wim", 3), "b")).toBe(false);
  expect(goesOn(first, { ...said("b", "wim", 3), reply: true }, null)).toBe(false);
  expect(goesOn(first, said("b", "wim", 3, { text: null }), null)).toBe(false);
  expect(goesOn(first, said("b", "wim", 3, { delivery: "waiting" }), null)).toBe(false);
});
