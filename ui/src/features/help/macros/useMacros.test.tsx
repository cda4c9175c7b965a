import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { client } from "../../../app/data";
import { answerKey, useKeys } from "../../../app/keys";
import { WordsProvider } from "../../../app/words";
import type { MacroRow, QuestionView } from "../../../generated/calls";
import { useMacros } from "./useMacros";

const asked = vi.hoisted(() => vi.fn<(name: string) => Promise<unknown>>());
vi.mock("../../../platform", async () => ({ ...(await vi.importActual<object>("../../../platform")), call: asked }));

afterEach(() => {
  cleanup();
  client.clear();
});

const row = (part: Partial<MacroRow>): MacroRow => ({
  id: "m",
  name: "Foto?",
  deed: "ask_back",
  text: [{ type: "paragraph", content: [{ type: "text", text: "Een foto?" }] }],
  excerpt: "Een foto?",
  key: 3,
  blanks: [],
  pending: false,
  refusal: null,
  command: null,
  ...part,
});

const view = (deeds: QuestionView["deeds"]) => ({ question: { id: "q" }, deeds, isStaff: true }) as unknown as QuestionView;

function Field({ deeds, onWrite }: { deeds: QuestionView["deeds"]; onWrite: (deed: string) => void }) {
  const macros = useMacros(view(deeds), onWrite);
  useKeys(macros.keys);
  return <p>{macros.brought === null ? "nothing" : JSON.stringify(macros.brought.text)}</p>;
}

function shown(deeds: QuestionView["deeds"], onWrite = vi.fn()) {
  document.onkeydown = answerKey;
  render(
    <QueryClientProvider client={client}>
      <WordsProvider locale="nl">
        <Field deeds={deeds} onWrite={onWrite} />
      </WordsProvider>
    </QueryClientProvider>,
  );
  return onWrite;
}

test("a key that is pressed before the macros are there counts once they are", async () => {
  let answer: (value: unknown) => void = () => {};
  asked.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const onWrite = shown(["answer", "ask_back"]);
  fireEvent.keyDown(document.body, { key: "F3" });
  expect(onWrite).not.toHaveBeenCalled();
  await act(async () => answer({ macros: [row({}), row({ id: "n", key: 4, deed: "answer" })], people: [], canLead: false }));
  await waitFor(() => expect(onWrite.mock.calls).toEqual([["ask_back"]]));
  screen.getByText(/Een foto/);
});

test("a macro for what cannot be done now has no key", async () => {
  asked.mockResolvedValue({ macros: [row({})], people: [], canLead: false });
  const onWrite = shown(["note"]);
  await waitFor(() => expect(asked).toHaveBeenCalled());
  await act(async () => {});
  fireEvent.keyDown(document.body, { key: "F3" });
  expect(onWrite).not.toHaveBeenCalled();
  screen.getByText("nothing");
});
