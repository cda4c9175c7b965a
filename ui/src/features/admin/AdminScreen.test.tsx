import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StateProvider } from "../../app/state";
import { WordsProvider } from "../../app/words";
import type { PastedPeople } from "../../generated/calls";
import { CallError } from "../../platform";
import AdminScreen from "./AdminScreen";

const call = vi.hoisted(() => vi.fn<(name: string, request: { text?: string; login?: string }) => Promise<unknown>>());
vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), call }));

/** One address a line; Rust reads more than this. */
function read(text: string): PastedPeople {
  const people = text.split("\n").filter((line) => line !== "");
  const named = people.map((login) => ({ name: "", login }));
  return { people: named.slice(0, 4), unread: [], beyond: named.slice(4) };
}

beforeEach(() => {
  call.mockImplementation((name, { text, login }) => {
    if (name === "admin.steps") return Promise.resolve({ community: true, colleagues: true, desk: true });
    if (name === "admin.read_pasted") return Promise.resolve(read(text ?? ""));
    if (login === "taken@a.example") return Promise.reject(new CallError("login_taken"));
    if (login === "cut@a.example") return Promise.reject(new CallError("offline"));
    return Promise.resolve({ person: login, link: `https://patio.example/invitation#${login}`, expiresAt: 0 });
  });
});
afterEach(cleanup);

function draw(person: string, isAdministrator = true) {
  const state = { stage: "ready", isAdministrator, me: { id: person, name: "Bea" }, organisation: "Beukenhof" };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider locale="en">
        <StateProvider value={state as never}>
          <AdminScreen />
        </StateProvider>
      </WordsProvider>
    </QueryClientProvider>,
  );
}

const field = () => screen.getByTestId<HTMLTextAreaElement>("invite-text");

test("each is invited by itself; what may go well later stays in the field, and links are found again until somebody else signs in", async () => {
  const user = userEvent.setup();
  draw("one");
  await user.type(field(), "anna@a.example\ntaken@a.example\ncut@a.example\npiet@a.example\nlast@a.example");
  await waitFor(() => expect(screen.getByTestId("invite-send").textContent).toContain("4"));
  await user.click(screen.getByTestId("invite-send"));
  await screen.findByTestId("link-piet@a.example");
  await waitFor(() => expect(field().value).toBe("cut@a.example\nlast@a.example"));
  expect(screen.getByTestId("link-anna@a.example")).toBeDefined();
  expect(screen.getAllByRole("alert").length).toBe(2);

  cleanup();
  draw("one");
  expect(field().value).toBe("cut@a.example\nlast@a.example");
  expect(screen.getByTestId("link-anna@a.example")).toBeDefined();

  cleanup();
  draw("two");
  expect(field().value).toBe("");
  expect(screen.queryByTestId("link-anna@a.example")).toBeNull();
});

test("a colleague who comes here by the address is told whose place it is", () => {
  draw("three", false);
  expect(screen.queryByTestId("invite-text")).toBeNull();
  expect(screen.getByText(/Only administrators/)).toBeDefined();
});
