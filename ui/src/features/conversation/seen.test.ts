import { expect, test } from "vitest";
import type { Entry } from "../../generated/calls";
import { readUpTo } from "./seen";

const entry = (id: string, createdAt: number, unread: boolean) => ({ id, createdAt, unread }) as Entry;

test("what was read before and what was seen count, up to the first that was not seen", () => {
  const entries = [entry("a", 1, false), entry("b", 2, true), entry("c", 3, true), entry("d", 4, true)];
  // Nothing new was seen: a mark before what counts as read would make that new again.
  expect(readUpTo(entries, new Set())).toBeNull();
  expect(readUpTo(entries, new Set(["b"]))).toBe(2);
  // The end was seen, and what lies between was not: it stays new.
  expect(readUpTo(entries, new Set(["d"]))).toBeNull();
  expect(readUpTo(entries, new Set(["b", "c", "d"]))).toBe(4);
});

test("a reply that is drawn above later texts is not read before it was written", () => {
  // Drawn as a, reply c, b; the reply is the latest.
  const entries = [entry("a", 1, true), entry("c", 9, true), entry("b", 5, true)];
  expect(readUpTo(entries, new Set(["a", "c"]))).toBe(1);
  expect(readUpTo(entries, new Set(["a", "b"]))).toBe(5);
});

test("nothing is read when the oldest text was not seen", () => {
  expect(readUpTo([entry("a", 1, true)], new Set())).toBeNull();
});
