import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import type { DirectoryAnswer, DirectoryRequest } from "../../generated/calls";
import { useDirectory } from "./useDirectory";

vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), call: asked }));
const asked = vi.hoisted(() => vi.fn<(name: string, request: DirectoryRequest) => Promise<DirectoryAnswer>>());

afterEach(cleanup);

function answer(names: string[], next: string | null = null): DirectoryAnswer {
  const people = names.map((name) => ({ person: { id: name, name }, why: [], available: { state: "unknown", at: null } }));
  const rest = { total: 0, more: false, words: [], also: [], units: [], places: [], languages: [], unindexed: 0 };
  return { people, next, ...rest } as unknown as DirectoryAnswer;
}

function draw(text: string) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(({ asks }: { asks: string }) => useDirectory({ text: asks, worksNow: false }), {
    wrapper,
    initialProps: { asks: text },
  });
}

test("an answer that comes late is not shown over the answer to what was asked since", async () => {
  const late: (() => void)[] = [];
  asked.mockImplementation((_, { text }) =>
    text === "a" ? new Promise((done) => late.push(() => done(answer(["old"])))) : Promise.resolve(answer(["new"])),
  );
  const { result, rerender } = draw("a");
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  rerender({ asks: "ab" });
  await waitFor(() => expect(result.current.at(0)?.person.name).toBe("new"));
  await act(async () => {
    for (const done of late) done();
  });
  expect(result.current.at(0)?.person.name).toBe("new");
});

test("a question that nobody waits for any more is not asked", async () => {
  asked.mockReset();
  asked.mockImplementation(() => Promise.resolve(answer([])));
  const { result, rerender } = draw("a");
  rerender({ asks: "ab" });
  rerender({ asks: "abc" });
  await waitFor(() => expect(result.current.first).toBeDefined());
  expect(asked.mock.calls.map(([, request]) => request.text)).toEqual(["abc"]);
});

test("pages follow each other as far as the screen has gone, and no further", async () => {
  asked.mockReset();
  const page = (from: number) => Array.from({ length: 50 }, (_, row) => `p${from + row}`);
  asked.mockImplementation((_, { after }) => {
    const from = Number(after ?? 0);
    return Promise.resolve(answer(page(from), String(from + 50)));
  });
  const { result } = draw("");
  await waitFor(() => expect(result.current.at(49)?.person.name).toBe("p49"));
  expect(asked).toHaveBeenCalledTimes(1);
  act(() => result.current.show(40, 52));
  await waitFor(() => expect(result.current.at(60)?.person.name).toBe("p60"));
  act(() => result.current.show(90, 102));
  await waitFor(() => expect(result.current.at(110)?.person.name).toBe("p110"));
  expect(asked).toHaveBeenCalledTimes(3);
  // Rows far above are fetched again when the person scrolls back.
  act(() => result.current.show(300, 310));
  expect(result.current.count).toBeGreaterThan(150);
});

test("a page arrives also when somebody scrolled off and back before it came", async () => {
  asked.mockReset();
  const late: (() => void)[] = [];
  const page = (from: number) => Array.from({ length: 50 }, (_, row) => `p${from + row}`);
  asked.mockImplementation((_, { after }) => {
    const from = Number(after ?? 0);
    const found = answer(page(from), String(from + 50));
    return from === 0 ? Promise.resolve(found) : new Promise((done) => late.push(() => done(found)));
  });
  const { result } = draw("");
  await waitFor(() => expect(result.current.at(49)?.person.name).toBe("p49"));
  act(() => result.current.show(40, 52));
  await waitFor(() => expect(late).toHaveLength(1));
  act(() => result.current.show(0, 12));
  act(() => result.current.show(40, 52));
  await act(async () => late[0]?.());
  await waitFor(() => expect(result.current.at(60)?.person.name).toBe("p60"));
  expect(late).toHaveLength(1);
});
