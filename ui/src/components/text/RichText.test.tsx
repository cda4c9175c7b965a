import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import type { Doc } from "../../generated/calls";
import { type Destinations, RichText } from "./RichText";

vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), openLink: opened }));
const opened = vi.hoisted(() => vi.fn(() => Promise.resolve()));

afterEach(cleanup);

function draw(doc: Doc, destinations: Destinations = {}) {
  return render(
    <WordsProvider locale="nl">
      <RichText doc={doc} people={new Map()} destinations={destinations} />
    </WordsProvider>,
  );
}

test("markup in a text is words, not markup", () => {
  const hostile = '<img src=x onerror="alert(1)"><script>1</script>';
  const { container } = draw([
    { type: "paragraph", content: [{ type: "text", text: hostile }] },
    { type: "code", text: hostile },
  ]);
  expect(container.querySelector("img, script")).toBeNull();
  expect(screen.getAllByText(hostile)).toHaveLength(2);
});

test("a link leaves the window only through the shell", () => {
  draw([{ type: "paragraph", content: [{ type: "text", text: "daar", link: "https://example.org/x" }] }]);
  screen.getByText("daar").click();
  expect(opened).toHaveBeenCalledWith("https://example.org/x");
});

test("a block of a newer kind is left out and the rest is drawn", () => {
  const doc = [
    { type: "table", rows: [] },
    { type: "paragraph", content: [{ type: "text", text: "rest" }] },
  ] as unknown as Doc;
  draw(doc);
  expect(screen.getByText("rest")).toBeTruthy();
});

test("somebody unknown is still named", () => {
  draw([{ type: "paragraph", content: [{ type: "mention", person: "gone" }] }]);
  expect(screen.getByText("@iemand")).toBeTruthy();
});

test("a link that Rust warns of says behind its last words where it leads", () => {
  const link = "https://evil.example/x";
  const content = [
    { type: "text", text: "bank", link, marks: ["bold"] },
    { type: "text", text: ".example", link },
    { type: "text", text: " en " },
    { type: "text", text: "daar", link: "https://other.example" },
  ] as const;
  const { container } = draw([{ type: "paragraph", content: [...content] }] as unknown as Doc, { [link]: "evil.example" });
  expect(screen.getAllByTestId("leads")).toHaveLength(1);
  // Fluent isolates what it is given.
  expect(container.textContent?.replace(/[\u2068\u2069]/g, "")).toBe("bank.example (leidt naar evil.example) en daar");
});

test("words that turn direction turn nothing beside them", () => {
  const { container } = draw([
    {
      type: "paragraph",
      content: [
        { type: "text", text: "a\u202E" },
        { type: "text", text: "b" },
      ],
    },
  ]);
  expect(container.querySelector("bdi")?.textContent).toBe("a\u202E");
  expect(container.querySelectorAll("bdi")).toHaveLength(1);
});

test("each part of a text begins where its own script begins, and a link keeps its direction to itself", () => {
  const { container } = draw([
    { type: "paragraph", content: [{ type: "text", text: "مرحبا", link: "https://a.example" }] },
    { type: "list", items: [[{ type: "paragraph", content: [{ type: "text", text: "een" }] }]] },
    { type: "quote", content: [] },
    { type: "code", text: "x" },
  ]);
  expect([...container.querySelectorAll("[dir]")].map((each) => `${each.tagName} ${each.getAttribute("dir")}`)).toEqual([
    "P auto",
    "UL auto",
    "BLOCKQUOTE auto",
    "PRE ltr",
  ]);
  expect(container.querySelector("a > bdi")?.textContent).toBe("مرحبا");
});
