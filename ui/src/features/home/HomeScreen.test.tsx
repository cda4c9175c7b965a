import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { client, staleKeeper } from "../../app/data";
import { WordsProvider } from "../../app/words";
import type { Event } from "../../generated/calls";
import { HomeScreen } from "./HomeScreen";

const asked = vi.hoisted(() => vi.fn<(name: string, request: { keep?: string[] }) => Promise<unknown>>());
vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), call: asked }));
const at = vi.hoisted(() => ({ post: undefined as string | undefined }));
vi.mock("@tanstack/react-router", async () => ({
  ...(await vi.importActual<object>("@tanstack/react-router")),
  Link: ({ children, ...rest }: { children: ReactNode; "data-testid"?: string }) => (
    <a href="/" data-testid={rest["data-testid"]}>
      {children}
    </a>
  ),
  useMatches: () => [{ params: at.post === undefined ? {} : { post: at.post } }],
  Outlet: () => null,
  useNavigate: () => () => undefined,
  useRouter: () => ({ preloadRoute: () => undefined }),
}));

afterEach(() => {
  cleanup();
  client.clear();
});

/** Home as Rust answers it: a conversation that was read is left out unless it is kept. */
const rust = { read: false, topic: "ventilatie" };
function answer(keep: readonly string[]) {
  const row = {
    post: "1",
    title: "Frisse lucht",
    unread: !rust.read,
    lastAt: 9,
    lastAuthor: null,
    author: { name: "Bas", expertise: [rust.topic] },
    waiting: 0,
    refused: 0,
    hasDraft: false,
    forYou: "none",
  };
  const community = { id: "a", name: "Kantoor", hue: 1, pattern: 1 };
  const other = { ...row, post: "2", title: "Vloer", unread: true, lastAt: 8 };
  const conversations = rust.read && !keep.includes("1") ? [other] : [row, other];
  const groups = [{ community, unread: 1, conversations, more: 0 }];
  return { since: null, unread: 1, forYou: 0, joinedAny: true, groups };
}

test("after a change of language every row speaks it, also the one that was opened and read", async () => {
  asked.mockImplementation((_, { keep = [] }) => Promise.resolve(answer(keep)));
  const hear = staleKeeper();
  const draw = () => (
    <QueryClientProvider client={client}>
      <WordsProvider locale="nl">
        <HomeScreen />
      </WordsProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(draw());
  await screen.findByText("Frisse lucht");
  at.post = "1";
  rerender(draw());
  rust.read = true;
  hear({ changed: "read" } as Event);
  await vi.waitFor(() => expect(screen.getByTestId("row-1").textContent).not.toContain("Ongelezen"));
  rust.topic = "ventilation";
  hear({ changed: "people" } as Event);
  await vi.waitFor(() => expect(screen.getByTestId("row-1").textContent).toContain("ventilation"));
  expect(screen.getByTestId("row-2").textContent).toContain("ventilation");
});
