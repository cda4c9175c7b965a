import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import type { Priority, QuestionRow } from "../../generated/calls";
import { PriorityDialog } from "./PriorityDialog";

const calls: [string, unknown][] = [];
const offer = (priority: Priority, current: boolean) => ({ priority, current, due: [] });
vi.mock("../../platform", async () => ({
  ...(await vi.importActual<object>("../../platform")),
  call: (name: string, request: unknown) => {
    if (name === "question.priorities") {
      return Promise.resolve({
        offers: [offer("urgent", false), offer("high", false), offer("normal", true), offer("low", false)],
      });
    }
    calls.push([name, request]);
    return Promise.resolve({});
  },
}));

beforeEach(() => {
  calls.length = 0;
});
afterEach(cleanup);

async function open() {
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider locale="en">
        <PriorityDialog question={{ id: "7", priority: "normal" } as QuestionRow} onClose={onClose} />
      </WordsProvider>
    </QueryClientProvider>,
  );
  await screen.findByTestId("priority-urgent");
  return onClose;
}

test("a number gives the priority of its line, and what stands already is only closed", async () => {
  let onClose = await open();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "1" });
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(calls).toEqual([["question.prioritize", { question: "7", priority: "urgent" }]]);
  cleanup();
  onClose = await open();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "3" });
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(calls.length).toBe(1);
});

test("arrows go from the one that stands to its neighbours", async () => {
  await open();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("priority-normal")));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowDown" });
  expect(document.activeElement).toBe(screen.getByTestId("priority-low"));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowDown" });
  expect(document.activeElement).toBe(screen.getByTestId("priority-urgent"));
});
