import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import type { Doc } from "../../generated/calls";
import { RichText } from "./RichText";

vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), openLink: opened }));
const opened = vi.hoisted(() => vi.fn(() => Promise.resolve()));

afterEach(cleanup);

function draw(doc: Doc) {
  return render(
    <WordsProvider locale="nl">
      <RichText doc={doc} people={new Map()} />
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
