import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { Damage } from "../generated/calls";
import { DamageNews } from "./damage";
import { WordsProvider } from "./words";

const known = vi.hoisted(() => ({ damage: undefined as unknown }));
const called = vi.hoisted(() => vi.fn());
vi.mock("./data", () => ({ useAsk: () => ({ data: known.damage }) }));
vi.mock("../platform", async (original) => ({ ...(await original<object>()), call: called }));

afterEach(cleanup);

function show(damage: Damage, locale: "nl" | "en" = "en") {
  known.damage = damage;
  return render(
    <WordsProvider locale={locale}>
      <DamageNews />
    </WordsProvider>,
  );
}

test("sound databases are not spoken of", () => {
  show({ cacheRebuilt: false, work: null });
  expect(screen.queryByTestId("damage")).toBeNull();
});

test("what could not be read is listed, and where the damaged file is", async () => {
  called.mockResolvedValue({});
  const lost = [
    { part: "unsent", count: 2 },
    { part: "drafts", count: null },
  ] as const;
  show({ cacheRebuilt: true, work: { keptAs: ["/home/anna/work.damaged-1.db"], lost: [...lost] } });
  const list = await screen.findByTestId("damage-list");
  expect(list.textContent).toContain("2 texts or acts that you had not sent yet");
  expect(list.textContent).toContain("drafts: some may be missing");
  expect(screen.getByText("/home/anna/work.damaged-1.db")).toBeDefined();
  expect(screen.getByText(/was damaged as well/)).toBeDefined();
  await userEvent.click(screen.getByTestId("damage-seen"));
  await waitFor(() => expect(called).toHaveBeenCalledWith("session.damage_seen", {}));
});

test("a cache that begins anew is said without alarm, in the person's language", async () => {
  show({ cacheRebuilt: true, work: null }, "nl");
  expect(await screen.findByText("De kopie op deze laptop was beschadigd")).toBeDefined();
  expect(screen.queryByTestId("damage-list")).toBeNull();
});
