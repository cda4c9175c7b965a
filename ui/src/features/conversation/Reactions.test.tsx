import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import type { Entry } from "../../generated/calls";
import { AddReaction } from "./Reactions";

const called = vi.hoisted(() => vi.fn(() => Promise.resolve({})));
vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), call: called }));

afterEach(() => {
  cleanup();
  called.mockClear();
  localStorage.clear();
});

async function open() {
  const reactions = [{ emoji: "🚀", count: 1, mine: true, names: [] }];
  render(
    <WordsProvider locale="nl">
      <AddReaction entry={{ id: "e", reactions } as unknown as Entry} />
    </WordsProvider>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByTestId("react"));
  return user;
}

test("the eight that are offered come first, and one press sets one", async () => {
  const user = await open();
  expect(screen.getAllByTestId(/^offer-/)).toHaveLength(8);
  expect(screen.queryByTestId("emoji-search")).toBeNull();
  await user.click(screen.getByTestId("offer-❤️"));
  expect(called).toHaveBeenCalledWith("reaction.set", { target: "e", emoji: "❤️", on: true });
});

test("behind them is the whole picker, which takes back what the person gave, and the focus returns", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "Meer emoji" }));
  await user.type(await screen.findByTestId("emoji-search", {}, { timeout: 5000 }), "raket{Enter}");
  expect(called).toHaveBeenCalledWith("reaction.set", { target: "e", emoji: "🚀", on: false });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("react")));
});

test("Escape closes the picker, and the next time the eight come first again", async () => {
  const user = await open();
  await user.click(screen.getByTestId("react-more"));
  await screen.findByTestId("emoji-search", {}, { timeout: 5000 });
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("emoji-search")).toBeNull();
  await user.click(screen.getByTestId("react"));
  expect(screen.getAllByTestId(/^offer-/)).toHaveLength(8);
});
