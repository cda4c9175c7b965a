import { expect, test } from "vitest";
import type { Doc } from "../../generated/calls";
import { countChars, docFrom, editorFrom, mentionsIn } from "./tree";

const whole: Doc = [
  {
    type: "paragraph",
    content: [
      { type: "text", text: "Beste " },
      { type: "mention", person: "p1" },
      { type: "break" },
      { type: "text", text: "zie", marks: ["bold", "italic"], link: "https://example.org" },
      { type: "text", text: "x", marks: ["code"] },
    ],
  },
  { type: "quote", content: [{ type: "paragraph", content: [{ type: "text", text: "zei ze" }] }] },
  {
    type: "list",
    items: [
      [
        { type: "paragraph", content: [{ type: "text", text: "een" }] },
        { type: "list", ordered: true, items: [[{ type: "paragraph", content: [{ type: "text", text: "twee" }] }]] },
      ],
    ],
  },
  { type: "code", text: "a < b\n  c" },
];

test("a text comes back from the editor as it went in", () => {
  expect(docFrom(editorFrom(whole, () => "Naam"))).toEqual(whole);
});

test("an empty editor is an empty text", () => {
  expect(docFrom(editorFrom([], () => ""))).toEqual([]);
  expect(
    docFrom({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "  " }] }, { type: "paragraph" }] }),
  ).toEqual([]);
});

test("blank lines inside a text stay, around it they go", () => {
  const line = (text: string) => ({ type: "paragraph", content: text === "" ? [] : [{ type: "text", text }] });
  expect(docFrom({ type: "doc", content: [line(""), line("a"), line(""), line("b"), line("")] })).toHaveLength(3);
});

test("characters are counted as the limits count them", () => {
  expect(
    countChars([
      { type: "paragraph", content: [{ type: "text", text: "é👍🏽" }, { type: "break" }, { type: "mention", person: "p" }] },
    ]),
  ).toBe(4);
  expect(countChars(whole)).toBe(6 + 1 + 3 + 1 + 6 + 3 + 4 + 9);
});

test("everybody named is found once", () => {
  expect(mentionsIn([...whole, ...whole])).toEqual(["p1"]);
});
