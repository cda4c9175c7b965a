import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useDraft } from "./drafts";

const call = vi.hoisted(() => vi.fn());
vi.mock("../platform", () => ({ call }));

const text = [{ type: "paragraph" as const, content: [{ type: "text" as const, text: "hallo" }] }];
const saved = () => call.mock.calls.filter(([name]) => name === "draft.save").map(([, payload]) => payload);

beforeEach(() => {
  vi.useFakeTimers();
  call.mockReset().mockImplementation((name: string) => Promise.resolve(name === "draft.get" ? { draft: null } : {}));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("what is typed is kept after a pause, the last of it", async () => {
  const { result } = renderHook(() => useDraft("comment:1", () => {}));
  await act(async () => {
    result.current.keep({ title: "", text: [], replyTo: null });
    result.current.keep({ title: "", text, replyTo: null });
    await vi.advanceTimersByTimeAsync(299);
  });
  expect(saved()).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(2));
  expect(saved()).toEqual([{ target: "comment:1", title: "", text, replyTo: null }]);
});

test("leaving keeps at once what was not kept yet", async () => {
  const { result, unmount } = renderHook(() => useDraft("comment:1", () => {}));
  act(() => result.current.keep({ title: "", text, replyTo: null }));
  unmount();
  expect(saved()).toEqual([{ target: "comment:1", title: "", text, replyTo: null }]);
});

test("another place does not get what was typed here", async () => {
  const { result, rerender } = renderHook(({ target }) => useDraft(target, () => {}), { initialProps: { target: "comment:1" } });
  act(() => result.current.keep({ title: "", text, replyTo: null }));
  rerender({ target: "comment:2" });
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(saved()).toEqual([{ target: "comment:1", title: "", text, replyTo: null }]);
});

test("a draft that could not be kept is said and tried again", async () => {
  const failed = vi.fn();
  const { result } = renderHook(() => useDraft("comment:1", failed));
  call.mockImplementationOnce(() => Promise.reject(new Error("disk_full")));
  act(() => result.current.keep({ title: "", text, replyTo: null }));
  await act(() => result.current.flush());
  expect(failed).toHaveBeenCalledTimes(1);
  await act(() => result.current.flush());
  expect(saved()).toHaveLength(2);
});
