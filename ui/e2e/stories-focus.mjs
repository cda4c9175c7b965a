// Stories of the focus: whatever is closed, taken away or left, it lies on something near.
import assert from "node:assert/strict";
import { keepsFocus, show, until } from "./browser.mjs";

const line = (text) => [{ type: "paragraph", content: [{ type: "text", text }] }];

/** Opens the menu of one's own comment with the keyboard, and takes a line of it. */
async function takeFromMenu(page, entry, testid) {
  await entry.getByTestId("entry-more").focus();
  await page.keyboard.press("Enter");
  const item = page.getByTestId(testid);
  await item.waitFor();
  for (let row = 0; row < 6 && !(await item.evaluate((each) => each === document.activeElement)); row += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

export const focusStories = {
  "the focus: dialogs and menus give it back to what opened them": async ({ page, bridge, places }) => {
    const open = [
      [`/p/${places.post}`, "conversation-more", "Enter"],
      [`/p/${places.post}`, "react", "Enter"],
      ["/settings", "sign-out", "Enter"],
      ["/me", "me-history", "Enter"],
      ["/me", "me-linkedin", "Enter"],
      ["/me", "me-photo-choose", "Enter"],
      ["/communities", "create-community", "Enter"],
      [`/communities/${places.managed}/about`, "choose-tile", "Enter"],
      ["/", "nav-people", "Control+k"],
      ["/", "nav-people", "?"],
    ];
    for (const [path, testid, key] of open) {
      await show(page, bridge, path, testid);
      await page.getByTestId(testid).first().focus();
      await page.keyboard.press(key);
      await page.locator("[data-covers]").first().waitFor();
      await keepsFocus(page, `${testid} opened`);
      await page.keyboard.press("Escape");
      await page.locator("[data-covers]").first().waitFor({ state: "detached" });
      assert.equal(await keepsFocus(page, `${testid} closed`), testid);
    }
    // Nothing had it before: then the heading.
    await page.reload();
    await page.getByTestId("home-end").waitFor();
    await page.keyboard.press("Control+k");
    await page.getByTestId("palette").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("palette").waitFor({ state: "detached" });
    assert.equal(await keepsFocus(page, "the palette closed over a page without focus"), "H1");
  },

  "the focus: a comment that is changed, answered and withdrawn keeps it": async ({ page, bridge, call, places }) => {
    const { id } = await call("comment.create", { post: places.post, text: line("Hier blijft de focus.") });
    await until(async () => {
      const { comments } = await call("conversation.get", { post: places.post });
      return comments.find((each) => each.id === id)?.delivery === "sent";
    });
    await show(page, bridge, `/p/${places.post}?at=${id}`, `comment-${id}`);
    const entry = page.getByTestId(`comment-${id}`);
    const editing = page.getByTestId("edit-entry");
    for (const leave of ["Escape", "Control+Enter"]) {
      await takeFromMenu(page, entry, "comment-edit");
      await page.getByTestId("edit-text").waitFor();
      await until(() => page.getByTestId("edit-text").evaluate((each) => each === document.activeElement));
      await page.keyboard.type("x");
      await page.keyboard.press(leave);
      await editing.waitFor({ state: "detached" });
      assert.equal(await keepsFocus(page, `an edit, left with ${leave}`), `comment-${id}`);
    }
    await entry.getByTestId("comment-edited").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("history").waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await keepsFocus(page, "earlier versions closed"), "comment-edited");
    // A composer that is left stays open while it has a text; without one it closes.
    await entry.getByTestId("comment-reply").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("composer-text").waitFor();
    await page.keyboard.type("half");
    await page.keyboard.press("Escape");
    assert.equal(await keepsFocus(page, "a composer with a text was left"), `comment-${id}`);
    await page.getByTestId("composer-text").focus();
    for (let times = 0; times < 4; times += 1) await page.keyboard.press("Backspace");
    await page.keyboard.press("Escape");
    await page.locator("button[data-testid=composer]").waitFor();
    assert.equal(await keepsFocus(page, "an empty composer was closed"), "composer");
    await takeFromMenu(page, entry, "comment-withdraw");
    await page.getByTestId("withdraw-no").waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await keepsFocus(page, "not withdrawn after all"), "entry-more");
    await takeFromMenu(page, entry, "comment-withdraw");
    await page.getByTestId("withdraw-yes").focus();
    await page.keyboard.press("Enter");
    await entry.getByTestId("tombstone").waitFor();
    assert.equal(await keepsFocus(page, "a comment was withdrawn"), `comment-${id}`);
  },

  "the focus: back in a list it is on the row one came from, wide and narrow": async ({ page, bridge, places }) => {
    const { person } = places;
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of ["/", "/people"]) {
        await page.goto("about:blank");
        await show(page, bridge, path, path === "/" ? "home-end" : "people");
        if (path === "/people") await page.getByTestId("people-search").fill(person.name);
        const row = path === "/" ? page.locator("[data-testid^=row-]").first() : page.getByTestId(`found-${person.id}`);
        const testid = await row.getAttribute("data-testid");
        await row.focus();
        await page.keyboard.press("Enter");
        await page.getByTestId(path === "/" ? "conversation" : "person").waitFor();
        await keepsFocus(page, `${testid} opened, ${width}`);
        await page.keyboard.press("Escape");
        await page.getByTestId(testid).waitFor();
        assert.equal(await keepsFocus(page, `back from ${testid}, ${width}`), testid);
      }
      await page.getByTestId("people-search").fill("");
      await page.getByTestId("people-search").focus();
      await page.keyboard.press("Escape");
      assert.equal(await keepsFocus(page, `the search was left, ${width}`), "H1");
    }
  },

  "the focus: a new post that is left and a draft that is thrown away": async ({ page, bridge, call, places }) => {
    const target = `post:${places.community}`;
    await call("draft.save", { target: "post:", title: "Een", text: line("een"), replyTo: null });
    await call("draft.save", { target, title: "Twee", text: line("twee"), replyTo: null });
    await show(page, bridge, `/communities/${places.community}/new`, "new-post-text");
    await page.getByTestId("new-post-text").focus();
    await page.keyboard.press("Escape");
    assert.equal(await keepsFocus(page, "the text of a new post was left"), "H1");
    await page.keyboard.press("Escape");
    await page.getByTestId("new-post-text").waitFor({ state: "detached" });
    await keepsFocus(page, "the new post was left");
    await show(page, bridge, "/drafts", `draft-${target}`);
    const throwAway = async (each) => {
      await page.getByTestId(`draft-${each}`).getByTestId("draft-discard").focus();
      await page.keyboard.press("Enter");
      await page.getByTestId("draft-discard-dialog-yes").focus();
      await page.keyboard.press("Enter");
      await page.getByTestId(`draft-${each}`).waitFor({ state: "detached" });
      return keepsFocus(page, "a draft was thrown away");
    };
    const rows = page.locator("li.draft-row");
    const others = (await rows.count()) - 1;
    const next = await throwAway(target);
    assert.ok(others === 0 ? next === "H1" : next.startsWith("draft-"), next);
    await throwAway("post:");
  },

  "the focus: fields of the profile and topics": async ({ page, bridge, call }) => {
    const { interests } = await call("profile.get");
    await call("profile.update", { interests: ["roeien", "schaken"], withdrawPhoto: false, withdrawBirthYear: false });
    await show(page, bridge, "/me", "me-interests");
    const remove = page.getByTestId("me-interests").locator(".tag button");
    await remove.nth(1).waitFor();
    for (const left of [1, 0]) {
      await remove.first().focus();
      await page.keyboard.press("Enter");
      await until(async () => (await remove.count()) === left);
      await keepsFocus(page, `an interest was removed, ${left} left`);
      assert.ok(await page.evaluate(() => document.activeElement.closest("[data-testid=me-interests]") !== null));
    }
    await page.getByTestId("me-about-field").focus();
    await until(async () => (await call("profile.get")).interests.length === 0);
    await page.getByTestId("me-birth_year-give").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("me-birth_year-field").fill("1980");
    await page.keyboard.press("Enter");
    await page.getByTestId("me-birth_year-withdraw").waitFor();
    assert.equal(await keepsFocus(page, "the year of birth was given"), "me-birth_year-withdraw");
    await page.keyboard.press("Enter");
    await page.getByTestId("me-birth_year-give").waitFor();
    assert.equal(await keepsFocus(page, "the year of birth was withdrawn"), "me-birth_year-give");
    await call("profile.update", { interests, withdrawPhoto: false, withdrawBirthYear: false });
    await show(page, bridge, "/topics", "topics");
    if (!(await call("topic.list", { text: "", limit: 1 })).mayEdit) return;
    for (const testid of ["topic-rename", "topic-merge"]) {
      const more = page.getByTestId("topic-more").nth(1);
      await more.focus();
      await page.keyboard.press("Enter");
      await page.getByTestId(testid).waitFor();
      if (testid === "topic-merge") await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      assert.equal(await keepsFocus(page, `${testid} closed`), "topic-more");
    }
  },
};
