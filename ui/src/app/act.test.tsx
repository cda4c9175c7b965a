import { cleanup, renderHook, act as settle, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CallError } from "../platform";
import { useAct } from "./act";
import { WordsProvider } from "./words";

const said = vi.hoisted(() => vi.fn<(news: { kind: string; text: string }) => void>());
vi.mock("./toasts", () => ({ toast: said }));

beforeEach(() => void said.mockReset());
afterEach(cleanup);

const inDutch = { wrapper: ({ children }: { children: ReactNode }) => <WordsProvider locale="nl">{children}</WordsProvider> };

test("a failure is said in the person's language, and the work counts as not done", async () => {
  const { result } = renderHook(() => useAct(), inDutch);
  const done = await settle(() => result.current.run(() => Promise.reject(new CallError("offline"))));
  expect(done).toBe(false);
  expect(said.mock.calls).toEqual([[{ kind: "error", text: expect.stringContaining("niet te bereiken") }]]);
});

test("it is pending from the start of the work to its end", async () => {
  let finish: () => void = () => undefined;
  const { result } = renderHook(() => useAct(), inDutch);
  settle(() => void result.current.run(() => new Promise<void>((done) => (finish = done))));
  expect(result.current.pending).toBe(true);
  settle(() => finish());
  await waitFor(() => expect(result.current.pending).toBe(false));
});

test("inline keeps the error for the page until the next try", async () => {
  const { result } = renderHook(() => useAct("inline"), inDutch);
  await settle(() => result.current.run(() => Promise.reject(new CallError("offline"))));
  expect(result.current.error?.code).toBe("offline");
  await settle(() => result.current.run(() => Promise.resolve()));
  expect(result.current.error).toBeNull();
  expect(said).not.toHaveBeenCalled();
});

test("inline that has left the screen says it in passing", async () => {
  const { result, unmount } = renderHook(() => useAct("inline"), inDutch);
  const { run } = result.current;
  unmount();
  await run(() => Promise.reject(new CallError("offline")));
  expect(said).toHaveBeenCalledTimes(1);
});

test("a code that the page answers itself is not reported", async () => {
  const { result } = renderHook(() => useAct(), inDutch);
  const ask = vi.fn();
  await settle(() => result.current.run(() => Promise.reject(new CallError("unsent_work")), { unsent_work: ask }));
  expect([ask.mock.calls.length, said.mock.calls.length]).toEqual([1, 0]);
});

test("a fault of a page itself is told as one", async () => {
  const { result } = renderHook(() => useAct("inline"), inDutch);
  await settle(() => result.current.run(() => Promise.reject(new TypeError("x is undefined"))));
  expect(result.current.error?.code).toBe("internal");
});
