import { expect, test } from "vitest";
import type { Entry } from "../../generated/calls";
import { whoElse } from "./whoElse";

const by = (id: string, more: { isMe?: boolean; gone?: boolean } = {}) =>
  ({
    author: { id, isMe: more.isMe === true },
    text: more.gone === true ? null : [],
    withdrawnAt: more.gone === true ? 1 : null,
  }) as unknown as Entry;

test("who began comes first, then who said most; the reader and what was withdrawn do not count", () => {
  const entries = [
    by("bram"),
    by("me", { isMe: true }),
    by("fatma"),
    by("elif"),
    by("elif"),
    by("wim", { gone: true }),
    by("bram"),
  ];
  expect(whoElse(entries).map(({ id }) => id)).toEqual(["bram", "elif", "fatma"]);
  expect(whoElse([by("me", { isMe: true })])).toEqual([]);
});
