import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import type { OutboxItem, Refusal } from "../../generated/calls";
import OutboxScreen from "./OutboxScreen";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => undefined, Link: "a" }));

afterEach(cleanup);

function draw(kind: string, refusal: Refusal) {
  return drawItem({ kind, state: "refused", refusal });
}

function drawItem(changed: Pick<OutboxItem, "kind" | "state"> & Partial<OutboxItem>) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const item: OutboxItem = {
    id: changed.kind,
    refusal: null,
    editable: false,
    waitsForOthers: false,
    arrivedAside: false,
    community: null,
    post: null,
    question: null,
    summary: "Planning",
    text: "",
    savedAt: 0,
    sentAt: null,
    attempts: 1,
    files: [],
    ...changed,
  };
  client.setQueryData(["outbox.list", {}], { items: [item] });
  client.setQueryData(["connection.get", {}], {
    state: "online",
    asOf: null,
    waiting: 0,
    refused: 1,
    syncing: false,
    inStepCount: 1,
  });
  client.setQueryData(["file.uploads", {}], { uploads: [] });
  render(
    <QueryClientProvider client={client}>
      <WordsProvider locale="nl">
        <OutboxScreen />
      </WordsProvider>
    </QueryClientProvider>,
  );
  return screen.getByTestId(`outbox-${item.id}`).textContent ?? "";
}

test("a refused name of a topic does not speak of a community", () => {
  const said = draw("topic.rename", "name_taken");
  expect(said).toContain("Een ander onderwerp heeft deze naam al");
  expect(said).not.toContain("community");
  expect(draw("community.create", "name_taken")).toContain("Er is al een community met deze naam");
});

test("topics that cannot be merged are not told that their name is wrong", () => {
  expect(draw("topic.merge", "topic_invalid")).toContain("al met een ander samengevoegd");
  expect(draw("topic.rename", "topic_invalid")).toContain("Deze naam kan niet");
});

test("what waits for a colleague after a restore says so, and can be taken back", () => {
  const said = drawItem({
    kind: "question.answer",
    state: "sending",
    attempts: 9,
    waitsForOthers: true,
    editable: true,
    text: "Zo doe je dat.",
  });
  expect(said).toContain("Wacht op anderen");
  expect(said).toContain("zodra de collega die dat schreef online is");
  expect(said).not.toContain("netwerk");
  expect(screen.getByTestId("outbox-edit")).toBeTruthy();
  expect(screen.getByTestId("outbox-discard")).toBeTruthy();
});
