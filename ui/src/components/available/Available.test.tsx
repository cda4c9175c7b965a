import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { client, useAsk } from "../../app/data";
import { type Locale, WordsProvider } from "../../app/words";
import type { Availability } from "../../generated/calls";
import { AvailableLine } from "./AvailableLine";

vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), call: asked }));
const asked = vi.hoisted(() => vi.fn<(name: string) => Promise<unknown>>());

// Thursday evening, on the reader's own calendar.
const now = new Date(2026, 10, 26, 23, 0).getTime();
const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 0).getTime();

beforeEach(() => vi.useFakeTimers({ now, shouldAdvanceTime: true }));
afterEach(() => {
  cleanup();
  client.clear();
  vi.useRealTimers();
});

function said(available: Availability, locale: Locale): string {
  const { container, unmount } = render(
    <WordsProvider locale={locale}>
      <AvailableLine available={available} />
    </WordsProvider>,
  );
  const text = container.textContent ?? "";
  unmount();
  return text;
}

test("a night that ends tomorrow does not end today", () => {
  expect(said({ state: "now", at: at(27, 6) }, "nl")).toBe("Werkt tot morgen 06:00");
  expect(said({ state: "now", at: at(27, 6) }, "en")).toBe("Works until tomorrow 06:00");
  expect(said({ state: "now", at: at(26, 23) + 59 * 60_000 }, "nl")).toBe("Werkt vandaag tot 23:59");
  expect(said({ state: "now", at: at(28, 2) }, "en")).toBe("Works until Saturday 02:00");
});

test("today, tomorrow and the weekday are the reader's, whatever the calendar there says", () => {
  expect(said({ state: "later", at: at(27, 1) }, "nl")).toBe("Werkt weer morgen vanaf 01:00");
  expect(said({ state: "away", at: at(26, 23) + 30 * 60_000 }, "nl")).toBe("Werkt vandaag vanaf 23:30");
  expect(said({ state: "away", at: at(30, 9) }, "en")).toBe("Works again Monday from 09:00");
});

function Person() {
  const { data } = useAsk("person.page", { id: "p" });
  return data === undefined ? null : <AvailableLine available={data.available} />;
}

test("at the moment it says, it is asked again", async () => {
  const until = now + 20 * 60_000;
  asked.mockImplementation(() =>
    Promise.resolve({
      available: Date.now() < until ? { state: "now", at: until } : { state: "away", at: at(27, 9) },
    }),
  );
  render(
    <QueryClientProvider client={client}>
      <WordsProvider locale="en">
        <Person />
      </WordsProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => screen.getByText("Works today until 23:20"));
  expect(asked).toHaveBeenCalledTimes(1);
  await act(() => vi.advanceTimersByTimeAsync(19 * 60_000));
  expect(asked).toHaveBeenCalledTimes(1);
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  await waitFor(() => screen.getByText("Works again tomorrow from 09:00"));
  expect(asked).toHaveBeenCalledTimes(2);
});
