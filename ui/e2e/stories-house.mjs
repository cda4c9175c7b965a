// Stories about what can be seen: nothing one needs is cut, covered or below the fold.
import assert from "node:assert/strict";
import { show } from "./browser.mjs";

const line = (text) => [{ type: "paragraph", content: [{ type: "text", text }] }];

export const houseStories = {
  "a long title takes two lines in a list": async ({ page, bridge, call, places }) => {
    const title = "Wie weet waarom de labelprinter bij dock 4 na de lunch elke tweede rol overslaat, en wie kan komen kijken?";
    const { id } = await call("post.create", { community: places.community, title, text: line("Kijk even mee."), files: [] });
    for (const path of ["/", `/communities/${places.community}`]) {
      await show(page, bridge, path, `row-${id}`);
      const lines = await page
        .getByTestId(`row-${id}`)
        .locator(".ti > span")
        .first()
        .evaluate((each) => each.clientHeight / Number.parseFloat(getComputedStyle(each).lineHeight));
      assert.equal(lines, 2, path);
    }
    await call("post.withdraw", { id });
  },

  "five people are seen at once, of everybody and of who answers a question": async ({ page, bridge }) => {
    await show(page, bridge, "/people", "people");
    for (const text of ["", "wie weet waarom de labelprinter overslaat"]) {
      await page.getByTestId("people-search").fill(text);
      if (text !== "") await page.locator(".pr .why").first().waitFor();
      await page.locator(".found[aria-busy=false]").waitFor();
      const seen = await page.locator("[data-testid^=found-]").evaluateAll((rows) => {
        const { bottom } = document.querySelector(".scroll.found").getBoundingClientRect();
        return rows.filter((row) => row.getBoundingClientRect().bottom <= bottom).length;
      });
      assert.ok(seen >= 5, `${seen} people for "${text}"`);
    }
    await page.getByTestId("people-search").fill("");
  },

  "one's own profile fits in three windows, and says once who sees it": async ({ page, bridge }) => {
    await show(page, bridge, "/me", "me-interests");
    const height = await page.getByTestId("me-screen").evaluate((each) => each.scrollHeight);
    assert.ok(height < 2500, `${height} pixels`);
    const told = page.getByTestId("me-told");
    assert.equal(await told.getAttribute("open"), null);
    await told.locator("summary").focus();
    await page.keyboard.press("Enter");
    await told.locator("dd").first().waitFor();
  },
};
