import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerKey, type Key, useKeys } from "./keys";

function Screen({ keys }: { keys: Key[] }) {
  useKeys(keys);
  return <input aria-label="f" />;
}

beforeEach(() => window.addEventListener("keydown", answerKey));
afterEach(() => {
  window.removeEventListener("keydown", answerKey);
  cleanup();
});

const press = (key: string, options: KeyboardEventInit = {}, target: EventTarget = window) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options }));

test("the latest screen answers a key first", () => {
  const under = vi.fn();
  const over = vi.fn();
  render(<Screen keys={[{ key: "r", run: under }]} />);
  const top = render(<Screen keys={[{ key: "r", run: over }]} />);
  press("r");
  top.unmount();
  press("r");
  expect([over.mock.calls.length, under.mock.calls.length]).toEqual([1, 1]);
});

test("keys of one letter stay out of a field, the palette does not", () => {
  const letter = vi.fn();
  const palette = vi.fn();
  const { container } = render(
    <Screen
      keys={[
        { key: "r", run: letter },
        { key: "k", ctrl: true, typing: true, run: palette },
      ]}
    />,
  );
  const field = container.querySelector("input") ?? window;
  press("r", {}, field);
  press("k", { ctrlKey: true }, field);
  expect([letter.mock.calls.length, palette.mock.calls.length]).toEqual([0, 1]);
});

test("nothing behind a dialog answers", () => {
  const run = vi.fn();
  render(<Screen keys={[{ key: "r", run }]} />);
  const { unmount } = render(<div data-covers />);
  press("r");
  unmount();
  expect(run).not.toHaveBeenCalled();
});
