// Stories about communities: what a manager does with the community and with its members.
import assert from "node:assert/strict";
import { show, until } from "./browser.mjs";

export const communityStories = {
  "a manager chooses the tile of a community with the keyboard, and gives the choice back": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const view = async () => call("community.get", { id: places.managed });
    const before = await view();
    await show(page, bridge, `/communities/${places.managed}/about`, "choose-tile");
    const wears = (head) => page.locator(`.about-head svg.tile.hue${head.hue}`).waitFor();
    await wears(before.head);
    await page.getByTestId("choose-tile").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId(`tile-pattern-${before.head.pattern}`).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.getByTestId("tile-save").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("tile-dialog").waitFor({ state: "detached" });
    const next = (kind) => (kind + 1) % 8;
    const chosen = await view();
    assert.deepEqual(
      [chosen.head.pattern, chosen.head.hue, chosen.tileChosen],
      [next(before.head.pattern), next(before.head.hue), true],
    );
    await wears(chosen.head);
    await page.getByTestId("choose-tile").click();
    await page.getByTestId("tile-any").click();
    await page.getByTestId("tile-dialog").waitFor({ state: "detached" });
    assert.deepEqual((await view()).head, before.head);
  },

  "a manager renames a community, makes a colleague a manager by keyboard and takes it back": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { managed } = places;
    const view = async () => call("community.get", { id: managed });
    const before = await view();
    await show(page, bridge, `/communities/${managed}/about`, "edit-community");
    await page.getByTestId("edit-community").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("edit-community-name").and(page.locator(":focus")).waitFor();
    await page.keyboard.press("End");
    await page.keyboard.type(" 2");
    await page.keyboard.press("Enter");
    await page.getByTestId("edit-community-dialog").waitFor({ state: "detached" });
    const named = (name) => page.locator(".about-head h1", { hasText: name }).waitFor();
    await named(`${before.head.name} 2`);
    assert.equal((await view()).description, before.description);
    await until(async () => (await call("outbox.list")).items.every((item) => item.state === "sent"));
    assert.equal((await view()).head.name, `${before.head.name} 2`);
    await call("community.update", { community: managed, name: before.head.name });

    const { members } = await call("community.members", { community: managed });
    const { person } = members.find((member) => !member.isManager && !member.person.disabled);
    const row = page.getByTestId(`member-${person.id}`);
    await page.getByTestId("members-search").fill(person.name);
    await page.locator('[data-testid="members"] > li').nth(1).waitFor({ state: "detached" });
    await page.getByTestId(`member-acts-${person.id}`).focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("make-manager").waitFor();
    await page.keyboard.press("Enter");
    await row.locator(".badge").waitFor();
    await until(async () => (await call("outbox.list")).items.every((item) => item.state === "sent"));
    assert.equal((await call("community.members", { community: managed })).managers, 2);
    await page.getByTestId("toasts").getByRole("button").first().click();
    await row.locator(".badge").waitFor({ state: "detached" });
    await until(async () => (await call("community.members", { community: managed })).managers === 1);
  },
};
