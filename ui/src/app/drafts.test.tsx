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
  await vi.advanceTimersByTimeAsync(0);
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

test("an earlier text that is still on its way does not arrive over a later one, nor over a draft that was sent", async () => {
  const { result } = renderHook(() => useDraft("comment:1", () => {}));
  let arrive: (answer: object) => void = () => undefined;
  call.mockImplementationOnce(() => new Promise((done) => (arrive = done)));
  act(() => result.current.keep({ title: "", text, replyTo: null }));
  await act(() => vi.advanceTimersByTimeAsync(400));
  act(() => void result.current.forget());
  await act(() => vi.advanceTimersByTimeAsync(400));
  expect(saved()).toHaveLength(1);
  arrive({});
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(saved().map((each) => each.text)).toEqual([text, []]);
});

test("what is not kept when the window closes is sent without waiting for anything", async () => {
  const { result } = renderHook(() => useDraft("comment:1", () => {}));
  call.mockImplementationOnce(() => new Promise(() => undefined));
  act(() => result.current.keep({ title: "", text, replyTo: null }));
  await act(() => vi.advanceTimersByTimeAsync(400));
  act(() => result.current.keep({ title: "later", text, replyTo: null }));
  window.dispatchEvent(new Event("pagehide"));
  expect(saved().map((each) => each.title)).toEqual(["", "later"]);
});
