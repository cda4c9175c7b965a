import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import type { PersonCard } from "../../generated/calls";
import { ProfileStep } from "./ProfileStep";
import { SignInStep } from "./SignInStep";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => undefined, Link: "a" }));
vi.mock("../../platform", async () => ({
  ...(await vi.importActual<object>("../../platform")),
  call: () => new Promise(() => undefined),
}));

beforeEach(() => localStorage.clear());
afterEach(cleanup);

function draw(step: ReactElement) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider locale="en">{step}</WordsProvider>
    </QueryClientProvider>,
  );
}

const signIn = (ended: boolean) => (
  <SignInStep server="https://patio.example" login="bas@patio.example" unsent={0} ended={ended} onBack={() => undefined} />
);

test("a person whose session the server ended is told so, and one who signs in for the first time is not", () => {
  draw(signIn(true));
  expect(screen.getByTestId("session-ended").textContent).toContain("You were signed out");
  cleanup();
  draw(signIn(false));
  expect(screen.queryByTestId("session-ended")).toBeNull();
});

test("a password is hidden until its owner asks to see it, and is hidden again on demand", () => {
  draw(signIn(false));
  const password = screen.getByTestId<HTMLInputElement>("password");
  fireEvent.change(password, { target: { value: "een tuin met een muur" } });
  expect(password.type).toBe("password");
  fireEvent.click(screen.getByTestId("password-show"));
  expect([password.type, password.value]).toEqual(["text", "een tuin met een muur"]);
  fireEvent.click(screen.getByTestId("password-show"));
  expect(password.type).toBe("password");
});

const me: PersonCard = {
  ...{ id: "7", name: "", job: "", expertise: [], initials: "", hue: 1, photo: null, isMe: true, disabled: false },
};
const profile = (person: PersonCard) => <ProfileStep me={person} onSaved={() => undefined} onReadFirst={() => undefined} />;

test("what was typed in the first profile is there after a reload, also an expertise that was half typed, and for nobody else", () => {
  draw(profile(me));
  fireEvent.change(screen.getByTestId("profile-name"), { target: { value: "Bas Mol" } });
  fireEvent.change(screen.getByTestId("profile-job"), { target: { value: "chauffeur" } });
  fireEvent.change(screen.getByTestId("profile-expertise"), { target: { value: "vrachtwa" } });
  cleanup();
  draw(profile(me));
  const value = (field: string) => screen.getByTestId<HTMLInputElement>(`profile-${field}`).value;
  expect(["name", "job", "expertise"].map(value)).toEqual(["Bas Mol", "chauffeur", "vrachtwa"]);
  cleanup();
  draw(profile({ ...me, id: "8" }));
  expect(["name", "job", "expertise"].map(value)).toEqual(["", "", ""]);
});
