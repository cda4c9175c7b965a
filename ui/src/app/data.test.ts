import { QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import type { Event } from "../generated/calls";
import { client, staleKeeper } from "./data";

const tick = () => new Promise<void>((done) => queueMicrotask(done));

test("an event makes stale what depends on it, once for a burst", async () => {
  const asked = vi.spyOn(client, "invalidateQueries");
  client.setQueryData(["home.get", { filter: "all" }], {});
  client.setQueryData(["settings.get", {}], {});
  const hear = staleKeeper();
  hear({ changed: "read" } as Event);
  hear({ changed: "content" } as Event);
  await tick();
  expect(asked).toHaveBeenCalledTimes(1);
  const stale = (key: unknown[]) => client.getQueryState(key)?.isInvalidated;
  expect(stale(["home.get", { filter: "all" }])).toBe(true);
  expect(stale(["settings.get", {}])).toBe(false);
});

test("an event that touches no query asks nothing", async () => {
  const asked = vi.spyOn(client, "invalidateQueries");
  staleKeeper()({ changed: "open" } as Event);
  await tick();
  expect(asked).not.toHaveBeenCalled();
});

test("an event that comes while the first answer is on its way asks once more", async () => {
  let answers = 0;
  let first: (answer: number) => void = () => undefined;
  const ask = () => {
    answers += 1;
    return answers === 1 ? new Promise<number>((done) => (first = done)) : Promise.resolve(answers);
  };
  const watched = new QueryObserver(client, { queryKey: ["home.get", { filter: "for_you" }], queryFn: ask });
  const stop = watched.subscribe(() => undefined);
  staleKeeper()({ changed: "read" } as Event);
  await tick();
  first(1);
  await vi.waitFor(() => expect(watched.getCurrentResult().data).toBe(2));
  stop();
});
