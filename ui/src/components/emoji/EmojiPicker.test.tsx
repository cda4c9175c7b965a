import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Locale, WordsProvider } from "../../app/words";
import EmojiPicker from "./EmojiPicker";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

async function open(locale: Locale = "nl") {
  const picked = vi.fn();
  // The picker waits for its data; so does this.
  await act(async () => {
    render(
      <WordsProvider locale={locale}>
        <Suspense>
          <EmojiPicker onPick={picked} />
        </Suspense>
      </WordsProvider>,
    );
  });
  return { picked, field: await screen.findByTestId("emoji-search"), user: userEvent.setup() };
}

const drawn = () => screen.queryAllByRole("option").map((each) => each.textContent);
const active = () => document.getElementById(screen.getByTestId("emoji-search").getAttribute("aria-activedescendant") ?? "");

test("a Dutch word and an English word find the same emoji while the language is Dutch", async () => {
  const { field, user } = await open();
  await user.type(field, "duim");
  expect(drawn()[0]).toBe("👍");
  await user.clear(field);
  await user.type(field, "thumb");
  expect(drawn()[0]).toBe("👍");
  expect(screen.getByRole("option", { name: "duim omhoog" })).toBeTruthy();
});

test("a heart is handed on in its fully-qualified form", async () => {
  const { field, user, picked } = await open();
  await user.type(field, "hart{Enter}");
  expect(picked).toHaveBeenCalledWith("❤\uFE0F");
});

test("a skin tone applies to what is picked and is remembered", async () => {
  const { user, field, picked } = await open();
  await user.click(screen.getByRole("radio", { name: "Donkergetint" }));
  await user.click(field);
  await user.type(field, "duim omhoog{Enter}");
  expect(picked).toHaveBeenCalledWith("👍🏾");
  cleanup();
  await open("en");
  expect(screen.getByRole("radio", { name: "Medium-dark" }).getAttribute("aria-checked")).toBe("true");
  expect(drawn().slice(0, 3)).toEqual(["👍🏾", "👎🏾", "👏🏾"]);
});

test("the arrows walk over the grid, Enter picks, and the focus stays in the field", async () => {
  const { user, field, picked } = await open();
  expect(active()).toBeNull();
  await user.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}{ArrowLeft}");
  expect(active()?.textContent).toBe("👎");
  await user.keyboard("{ArrowDown}");
  expect(active()?.textContent).toBe("😄");
  await user.keyboard("{ArrowUp}{ArrowUp}");
  expect(active()).toBeNull();
  await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  expect(picked).toHaveBeenCalledWith("😀");
  expect(document.activeElement).toBe(field);
});

test("left and right move through the letters until somebody walks into the grid", async () => {
  const { user, field } = await open();
  await user.type(field, "hrt{ArrowLeft}{ArrowLeft}a");
  expect((field as HTMLInputElement).value).toBe("hart");
});

test("nothing found is said, and Enter then picks nothing", async () => {
  const { user, field, picked } = await open();
  await user.type(field, "xyzzy{Enter}");
  expect(screen.getByTestId("emoji-none").textContent).toBe("Geen emoji gevonden. Probeer een ander woord.");
  expect(screen.getByRole("status").textContent).toBe("Geen emoji gevonden");
  expect(picked).not.toHaveBeenCalled();
});

test("what was used last comes first the next time", async () => {
  const { user, field } = await open();
  await user.type(field, "raket{Enter}");
  await user.clear(field);
  await user.type(field, "koffie{Enter}");
  cleanup();
  await open();
  expect(drawn().slice(0, 3)).toEqual(["☕", "🚀", "👍"]);
  expect(drawn().filter((each) => each === "🚀")).toHaveLength(1);
});

test("a group shows its emoji, and the arrow down leads from the groups into it", async () => {
  const { user, field } = await open();
  await user.click(screen.getByTestId("emoji-group-9"));
  expect(screen.getByRole("option", { name: "vlag: Nederland" }).textContent).toBe("🇳🇱");
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(field);
  await waitFor(() => expect(active()?.textContent).toBe("🏁"));
});

test("every emoji has a name, and a search draws a limited number", async () => {
  const { user, field } = await open();
  await user.click(screen.getByTestId("emoji-group-1"));
  expect(screen.getAllByRole("option").filter((each) => (each.getAttribute("aria-label") ?? "").length < 2)).toEqual([]);
  await user.type(field, "gezicht");
  expect(drawn()).toHaveLength(60);
});
