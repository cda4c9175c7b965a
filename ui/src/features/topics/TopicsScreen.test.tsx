import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import TopicsScreen from "./TopicsScreen";

const topic = { nl: "", en: "", synonyms: [], people: 2, merged: [], before: null };
const topics = [
  { ...topic, id: "1", name: "ADR" },
  { ...topic, id: "2", name: "vpn" },
];
vi.mock("../../platform", async () => ({
  ...(await vi.importActual<object>("../../platform")),
  call: () => Promise.resolve({ topics, mayEdit: true }),
}));

afterEach(cleanup);

test("what can be done with a topic is in one menu, opened with the keyboard", async () => {
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider locale="en">
        <TopicsScreen />
      </WordsProvider>
    </QueryClientProvider>,
  );
  const row = await screen.findByTestId("topic-2");
  const buttons = within(row).getAllByRole("button");
  expect(buttons.map((each) => each.getAttribute("aria-label"))).toEqual(["More about vpn"]);
  buttons[0]?.focus();
  await user.keyboard("{Enter}");
  await screen.findByTestId("topic-rename");
  expect(screen.getAllByRole("menuitem").map((each) => each.textContent)).toEqual(["Rename", "Merge"]);
});
