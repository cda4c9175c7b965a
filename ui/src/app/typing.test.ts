import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { expectField, forgetField, watchTyping } from "./typing";

let stop = () => {};
const shortcuts = vi.fn();
const hearShortcut = (event: KeyboardEvent) => shortcuts(event.key);

beforeEach(() => {
  vi.useFakeTimers();
  stop = watchTyping();
  window.addEventListener("keydown", hearShortcut);
});

afterEach(() => {
  stop();
  window.removeEventListener("keydown", hearShortcut);
  shortcuts.mockClear();
  document.body.replaceChildren();
  vi.useRealTimers();
});

function press(text: string, target: EventTarget = document.body): void {
  const keys = text.replaceAll("↵", "\n");
  for (const key of keys) {
    const event = new KeyboardEvent("keydown", { key: key === "\n" ? "Enter" : key, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
  }
}

function field(): HTMLInputElement {
  const input = document.createElement("input");
  document.body.append(input);
  return input;
}

test("what is typed before the field is there stands in it, in order, and is no shortcut", () => {
  expectField();
  press("abc");
  const input = field();
  input.focus();
  // The caret is not settled yet: this letter comes after the others.
  press("d", input);
  vi.runAllTimers();
  expect(input.value).toBe("abcd");
  expect(shortcuts).not.toHaveBeenCalled();
  press("n", input);
  expect(shortcuts).toHaveBeenCalledWith("n");
});

test("Enter behind the letters arrives behind the letters, and Backspace takes one back", () => {
  const seen: string[] = [];
  expectField();
  press("nb");
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Backspace", bubbles: true, cancelable: true }));
  press("ina↵");
  const input = field();
  input.addEventListener("keydown", (event) => seen.push(`${event.key} ${input.value}`));
  input.focus();
  vi.runAllTimers();
  expect(input.value).toBe("nina");
  expect(seen).toEqual(["Enter nina"]);
});

test("from one field to another the letters belong to the new one", () => {
  const old = field();
  old.focus();
  expectField();
  press("x", old);
  const input = field();
  input.focus();
  vi.runAllTimers();
  expect([old.value, input.value]).toEqual(["", "x"]);
});

test("Escape, or a field that never comes, ends the waiting", () => {
  expectField();
  press("ab");
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
  press("n");
  expect(shortcuts.mock.calls.flat()).toEqual(["Escape", "n"]);
  expectField();
  vi.advanceTimersByTime(8_100);
  press("h");
  expect(shortcuts.mock.calls.flat()).toEqual(["Escape", "n", "h"]);
  forgetField();
});
