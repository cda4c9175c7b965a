import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { WordsProvider } from "../../app/words";
import { CodeBlock } from "./CodeBlock";
import { kinds } from "./pieces";

afterEach(cleanup);

function draw(text: string) {
  const { container } = render(
    <WordsProvider locale="nl">
      <CodeBlock text={text} />
    </WordsProvider>,
  );
  return container.querySelector("code") ?? document.createElement("code");
}

test("code is drawn plain at once and in colours afterwards, with the same text", async () => {
  const text = 'fn main() {\n    println!("<script>alert(1)</script>");\n}';
  const code = draw(text);
  expect(code.innerHTML).not.toContain("<span");
  expect(code.textContent).toBe(text);
  await waitFor(() => expect(code.querySelector(".code-keyword")?.textContent).toBe("fn"), { timeout: 5000 });
  expect(code.textContent).toBe(text);
  expect(code.querySelector("script")).toBeNull();
});

test("the spans have no attribute but a class that Patio knows", async () => {
  const code = draw('<div onclick="x" class="hljs-keyword"><script>alert("1")</script></div>');
  await waitFor(() => expect(code.querySelector(".code-keyword")).not.toBeNull(), { timeout: 5000 });
  const attributes = [...code.querySelectorAll("*")].flatMap((each) => {
    expect(each.tagName).toBe("SPAN");
    return [...each.attributes].map(({ name, value }) => `${name} ${value}`);
  });
  const known = new Set(kinds.map((kind) => `class code-${kind}`));
  expect(attributes.filter((each) => !known.has(each))).toEqual([]);
});

test("the code is copied to the letter", async () => {
  const user = userEvent.setup();
  draw("ls -l\n\tcat x\n");
  await user.click(screen.getByRole("button", { name: "Kopieer de code" }));
  expect(await navigator.clipboard.readText()).toBe("ls -l\n\tcat x\n");
});
