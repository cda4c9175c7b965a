// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import type { PersonCard } from "../../generated/calls";
import { docOfDrawn, markedPart, quotable } from "./quote";

afterEach(() => document.body.replaceChildren());

function drawn(html: string): HTMLElement {
  const text = document.createElement("div");
  text.dataset.entryText = "c1";
  text.innerHTML = html;
  document.body.append(text);
  return text;
}

test("what is drawn becomes the same text, with names as words and without what Patio says beside it", () => {
  const text = drawn(
    `<p>Zie <a class="out" href="https://a.example/x">de <strong>site</strong></a><span class="leads"> (leads to b)</span>, <a class="mention" href="#/people/1"><bdi>@Wim</bdi></a><br>en dan</p>
    <ul><li><p>een</p></li><li><p>twee</p></li></ul><pre><code>let x = 1;\n</code></pre>`,
  );
  expect(docOfDrawn(text)).toEqual([
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Zie " },
        { type: "text", text: "de ", link: "https://a.example/x" },
        { type: "text", text: "site", marks: ["bold"], link: "https://a.example/x" },
        { type: "text", text: ", " },
        { type: "text", text: "@Wim" },
        { type: "break" },
        { type: "text", text: "en dan" },
      ],
    },
    {
      type: "list",
      items: [
        [{ type: "paragraph", content: [{ type: "text", text: "een" }] }],
        [{ type: "paragraph", content: [{ type: "text", text: "twee" }] }],
      ],
    },
    { type: "code", text: "let x = 1;\n" },
  ]);
});

test("a part that begins in one paragraph and ends in another keeps both, and nothing outside it", () => {
  const text = drawn("<p>een twee</p><p>drie vier</p>");
  const range = document.createRange();
  range.setStart(text.querySelector("p")?.firstChild as Node, 4);
  range.setEnd(text.querySelectorAll("p")[1]?.firstChild as Node, 4);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  expect(markedPart(selection)).toEqual({
    entry: "c1",
    doc: [
      { type: "paragraph", content: [{ type: "text", text: "twee" }] },
      { type: "paragraph", content: [{ type: "text", text: "drie" }] },
    ],
  });
});

test("words inside a link, a mark or a list keep what stands around them", () => {
  const text = drawn('<ul><li><p>zie <a href="https://a.example/"><strong>de site</strong></a></p></li></ul>');
  const words = text.querySelector("strong")?.firstChild as Node;
  const range = document.createRange();
  range.setStart(words, 3);
  range.setEnd(words, 7);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  const piece = { type: "text", text: "site", marks: ["bold"], link: "https://a.example/" };
  expect(markedPart(selection)?.doc).toEqual([{ type: "list", items: [[{ type: "paragraph", content: [piece] }]] }]);
});

test("words of two comments, or of no comment, are no part", () => {
  const one = drawn("<p>een</p>");
  const other = drawn("<p>twee</p>");
  const range = document.createRange();
  range.setStart(one.querySelector("p")?.firstChild as Node, 0);
  range.setEnd(other.querySelector("p")?.firstChild as Node, 2);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  expect(markedPart(selection)).toBeNull();
  expect(markedPart(null)).toBeNull();
});

test("a whole text is quoted without its own quotes and without telling anybody again", () => {
  const people = new Map([["1", { name: "Wim" } as PersonCard]]);
  expect(
    quotable(
      [
        { type: "quote", content: [{ type: "paragraph", content: [{ type: "text", text: "eerder" }] }] },
        {
          type: "paragraph",
          content: [
            { type: "mention", person: "1" },
            { type: "text", text: " ja" },
          ],
        },
      ],
      people,
    ),
  ).toEqual([
    {
      type: "paragraph",
      content: [
        { type: "text", text: "@Wim" },
        { type: "text", text: " ja" },
      ],
    },
  ]);
});
