import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { WordsProvider } from "../../app/words";
import { type Doc, limits } from "../../generated/calls";
import { isTooLong, TooLong } from "./TooLong";

afterEach(cleanup);

const long = (count: number): Doc => [{ type: "paragraph", content: [{ type: "text", text: "é".repeat(count) }] }];

test("a text over the limit says the limit, by how much and that it is safe, until it fits", () => {
  const draw = (count: number) => (
    <WordsProvider locale="en">
      <TooLong doc={long(count)} kind="comment" />
    </WordsProvider>
  );
  const { rerender } = render(draw(limits.commentMaxChars + 12));
  const said = screen.getByTestId("too-long").textContent ?? "";
  for (const part of ["10,000", "12 too many", "saved as a draft"]) expect(said).toContain(part);
  rerender(draw(limits.commentMaxChars));
  expect(screen.queryByTestId("too-long")).toBeNull();
  expect([isTooLong(long(limits.postMaxChars), "post"), isTooLong(long(limits.postMaxChars + 1), "post")]).toEqual([false, true]);
});
