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
