import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import { keptUntil } from "../../generated/calls";
import MeScreen from "./MeScreen";

const person = {
  id: "1",
  name: "Hanneke Bos",
  job: "klantenservice",
  expertise: ["retouren"],
  initials: "HB",
  hue: 1,
  photo: null,
  isMe: true,
  disabled: false,
};
const profile = {
  ...{ card: person, name: person.name, job: person.job, unit: "", manager: null, location: "", timeZone: "", localTimeZone: "" },
  ...{ hours: [], languages: [], email: "", phone: "", other: "", about: "", interests: [], expertise: [], photo: null },
  ...{ birthYear: null, pending: false, refusal: null, filled: 2, of: 12, missing: [] },
};
vi.mock("../../platform", async () => ({
  ...(await vi.importActual<object>("../../platform")),
  call: (name: string) => Promise.resolve(name === "profile.get" ? profile : {}),
}));
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a> }));

afterEach(cleanup);

test("who sees the fields and how long they are kept is said once, and each field has its reason", async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider locale="en">
        <MeScreen />
      </WordsProvider>
    </QueryClientProvider>,
  );
  const told = await screen.findByTestId("me-told");
  const page = screen.getByTestId("me-screen").textContent ?? "";
  for (const words of ["Everybody in the organisation", "Kept as long as your posts", "Kept as long as your account"]) {
    expect(page.split(words).length - 1, words).toBe(1);
    expect(told.textContent).toContain(words);
  }
  const names = [...told.querySelectorAll("dt")].map((each) => each.textContent ?? "").join(", ");
  const consent = ["photo", "birth_year"];
  for (const word of Object.keys(keptUntil)) {
    const field = screen.getByTestId(`me-${word}`);
    expect(names).toContain(field.querySelector(consent.includes(word) ? "b" : ".label, label")?.textContent ?? "?");
    // What needs consent says beside its own button who sees it and how it goes away.
    expect(field.querySelector("p.quiet")?.textContent).toMatch(
      consent.includes(word) ? /Everybody sees it; withdraw it/ : /\w{4}/,
    );
  }
});
