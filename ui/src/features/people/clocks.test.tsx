// Two clocks on one page: the reader's and the person's.
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { client } from "../../app/data";
import { WordsProvider } from "../../app/words";
import type { PersonPage } from "../../generated/calls";
import { Available } from "./Available";
import { Today } from "./Today";

const now = new Date(2026, 10, 26, 20, 0).getTime();
const here = -new Date(now).getTimezoneOffset();

beforeEach(() => vi.useFakeTimers({ now }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function said(utcOffsetMin: number): string {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, fromMin: 540, untilMin: 1080 }));
  const available = { state: "away", at: new Date(2026, 10, 27, 8, 0).getTime() };
  const page = { available, hours, utcOffsetMin, timeZone: "Europe/Amsterdam" } as unknown as PersonPage;
  const { container } = render(
    <QueryClientProvider client={client}>
      <WordsProvider locale="en">
        <Available page={page} />
        <Today page={page} />
      </WordsProvider>
    </QueryClientProvider>,
  );
  return container.textContent ?? "";
}

test("where it is another time, each time says whose it is", () => {
  const text = said(here + 60);
  expect(text).toContain("from 08:00 (your time)");
  expect(text).toContain("It is 21:00 there now");
  expect(text).toContain("09:00–18:00 (time there)");
});

test("where it is the same time, none does", () => {
  const text = said(here);
  expect(text).toContain("from 08:00");
  expect(text).toContain("09:00–18:00");
  expect(text).not.toMatch(/your time|there/);
});
