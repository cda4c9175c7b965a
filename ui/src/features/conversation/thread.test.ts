import { expect, test } from "vitest";
import type { Entry } from "../../generated/calls";
import { placeReplies } from "./thread";

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
