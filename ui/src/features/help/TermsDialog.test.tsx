import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import type { DeskView, TermsView } from "../../generated/calls";
import { TermsDialog } from "./TermsDialog";

const calls: [string, unknown][] = [];
let refused: string | null = null;
vi.mock("../../platform", async () => ({
  ...(await vi.importActual<object>("../../platform")),
  call: (name: string, request: unknown) => {
    calls.push([name, request]);
    return refused === null ? Promise.resolve({}) : Promise.reject({ code: refused });
  },
}));

beforeEach(() => {
  calls.length = 0;
  refused = null;
});
afterEach(cleanup);

function open(terms: TermsView | null) {
  const view = { desk: { id: "9", name: "IT" }, terms, localTimeZone: "Europe/Amsterdam", canLead: true } as DeskView;
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider locale="en">
        <TermsDialog view={view} onClose={onClose} />
      </WordsProvider>
    </QueryClientProvider>,
  );
  return onClose;
}

const type = (field: string, value: string) => fireEvent.change(screen.getByTestId(field), { target: { value } });
const save = () => fireEvent.click(screen.getByTestId("terms-submit"));
const asAll = { responseMin: null, solutionMin: null };
const office = [1, 2, 3, 4, 5].map((day) => ({ day, fromMin: 510, untilMin: 1020 }));

test("a desk begins with office hours, and what is typed is sent in minutes and dates", async () => {
  const onClose = open(null);
  type("terms-days", "25-12-2026\n\n1/1/2027");
  type("terms-response-field", "1,5");
  save();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const terms = {
    timeZone: "Europe/Amsterdam",
    hours: office,
    holidays: ["2026-12-25", "2027-01-01"],
    responseMin: 90,
    solutionMin: null,
    urgent: asAll,
    high: asAll,
    low: asAll,
  };
  expect(calls).toEqual([["desk.set_terms", { desk: "9", terms }]]);
});

test("what makes no sense is said, and nothing is sent or lost", async () => {
  open({
    timeZone: "Europe/Amsterdam",
    hours: office,
    holidays: [],
    responseMin: 60,
    solutionMin: null,
    urgent: asAll,
    high: asAll,
    low: asAll,
  });
  for (const [field, value, words] of [
    ["terms-days", "30-2-2027", /no date/],
    ["terms-response-field", "soon", /number of hours/],
    ["terms-solution-urgent", "now", /number of hours/],
  ] as const) {
    type(field, value);
    save();
    await screen.findByText(words);
    expect((screen.getByTestId(field) as HTMLInputElement).value).toBe(value);
    type(field, "");
  }
  expect(calls).toEqual([]);
});

test("a priority has targets of its own, and an empty field is as every question", async () => {
  const was = { responseMin: 60, solutionMin: 480, urgent: { responseMin: 15, solutionMin: null }, high: asAll, low: asAll };
  const onClose = open({ timeZone: "Europe/Amsterdam", hours: office, holidays: [], ...was });
  const field = (id: string) => screen.getByTestId(id) as HTMLInputElement;
  expect([field("terms-response-urgent").value, field("terms-solution-urgent").placeholder]).toEqual(["0.25", "8"]);
  type("terms-solution-low", "40");
  save();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const [[, request]] = calls as [[string, { terms: TermsView }]];
  expect(request.terms).toMatchObject({ ...was, low: { responseMin: null, solutionMin: 2400 } });
});

test("a refusal is said in the dialog, which stays", async () => {
  refused = "target_invalid";
  const onClose = open(null);
  type("terms-solution-field", "8");
  save();
  await screen.findByText(/only a desk that is open/);
  expect(onClose).not.toHaveBeenCalled();
});
