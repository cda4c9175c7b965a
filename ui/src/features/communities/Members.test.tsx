import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Toasts } from "../../app/toasts";
import { WordsProvider } from "../../app/words";
import type { CommunityView } from "../../generated/calls";
import { Members } from "./Members";

const person = (id: string, name: string, isMe: boolean) => ({
  ...{ id, name, job: "", expertise: [], initials: "X", hue: 1, photo: null, isMe, disabled: false },
});
const members = [
  { person: person("1", "Hanneke Bos", true), isManager: true },
  { person: person("2", "Bas Mol", false), isManager: false },
];
const calls: [string, unknown][] = [];
vi.mock("../../platform", async () => ({
  ...(await vi.importActual<object>("../../platform")),
  call: (name: string, request: unknown) => {
    if (name === "community.members") return Promise.resolve({ members, next: null, managers: 1 });
    calls.push([name, request]);
    return Promise.resolve({});
  },
}));
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a> }));

beforeEach(() => {
  calls.length = 0;
});
afterEach(cleanup);

const view = { head: { id: "9", name: "Koffietafel", memberCount: 2, closed: false }, isManager: true } as CommunityView;

async function askToRemove() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider locale="en">
        <Members view={view} />
        <Toasts />
      </WordsProvider>
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByTestId("member-acts-2"));
  fireEvent.click(await screen.findByTestId("remove-member"));
  await screen.findByTestId("remove-dialog");
}

test("a member stays when the manager says no, and nothing is sent before the manager was asked", async () => {
  await askToRemove();
  expect(calls).toEqual([]);
  fireEvent.click(screen.getByTestId("remove-dialog-no"));
  await waitFor(() => expect(screen.queryByTestId("remove-dialog")).toBeNull());
  expect(calls).toEqual([]);
});

test("a member who was removed is invited again with one press", async () => {
  await askToRemove();
  fireEvent.click(screen.getByTestId("remove-dialog-yes"));
  const again = await screen.findByRole("button", { name: /Invite again/ });
  expect(calls).toEqual([["community.remove_member", { community: "9", person: "2" }]]);
  fireEvent.click(again);
  await waitFor(() => expect(calls.at(-1)).toEqual(["community.invite", { community: "9", person: "2" }]));
});
