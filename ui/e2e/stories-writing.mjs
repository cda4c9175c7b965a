// Stories of writing: buttons that stay in sight, a composer that closes, a text that is too long.
import assert from "node:assert/strict";
import { show, until } from "./browser.mjs";

const line = (text) => [{ type: "paragraph", content: [{ type: "text", text }] }];

/** Whether nothing lies over the middle of the element, and all of it is inside the window. */
const isInSight = (element) =>
  element.evaluate((each) => {
    const box = each.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return each.contains(at) && box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
  });

export const writingStories = {
  "the buttons of two open texts are in sight, also in a low window": async ({ page, bridge, call, places }) => {
    const { id } = await call("comment.create", { post: places.post, text: line("Wordt zo veranderd.") });
    const long = "Nog een regel.\n".repeat(14);
    for (const [width, height] of [
      [1280, 800],
      [1280, 480],
      [390, 700],
      [390, 480],
    ]) {
      await page.setViewportSize({ width, height });
      await page.goto("about:blank");
      await show(page, bridge, `/p/${places.post}?at=${id}`, `comment-${id}`);
      await page.keyboard.press("r");
      await page.getByTestId("composer-text").pressSequentially(long);
      const where = `${width} × ${height}`;
      assert.ok(await isInSight(page.getByTestId("composer-send")), `the composer alone, ${where}`);
      await page.keyboard.press("Escape");
      await page.keyboard.press("e");
      await page.getByTestId("edit-text").waitFor();
      await until(() => isInSight(page.getByTestId("edit-save")));
      await page.getByTestId("edit-text").pressSequentially(long);
      assert.ok(await isInSight(page.getByTestId("edit-save")), `a change, ${where}`);
      assert.ok(await isInSight(page.getByTestId("composer-send")), `the composer, ${where}`);
      await page.keyboard.press("Escape");
      await page.getByTestId("edit-entry").waitFor({ state: "detached" });
      await page.getByTestId("composer-text").focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Delete");
      await page.keyboard.press("Escape");
      await page.locator("button[data-testid=composer]").waitFor();
    }
    await call("comment.withdraw", { id });
  },

  "a composer that was sent closes, and opens empty": async ({ page, bridge, call, places }) => {
    const words = `Verstuurd, ${Date.now()}`;
    const target = `comment:${places.post}`;
    await call("draft.save", { target, title: "", text: line(words), replyTo: null });
    await show(page, bridge, `/p/${places.post}`, "conversation");
    await page.getByTestId("composer-text").getByText(words).waitFor();
    await page.getByTestId("composer-text").focus();
    await page.keyboard.press("Control+Enter");
    const rest = page.locator("button[data-testid=composer]");
    await rest.waitFor();
    await until(() => rest.evaluate((each) => each === document.activeElement));
    await page.keyboard.press("Enter");
    const field = page.getByTestId("composer-text");
    await field.and(page.locator(":focus")).waitFor();
    assert.equal((await field.textContent()).trim(), "");
    await page.keyboard.press("Escape");
    await rest.waitFor();
    assert.equal((await call("draft.get", { target })).draft, null);
    const { comments } = await call("conversation.get", { post: places.post });
    await call("comment.withdraw", { id: comments.find((each) => JSON.stringify(each.text).includes(words)).id });
  },

  "a person who goes on while a comment is saved keeps the focus where it is": async ({ page, bridge, call, places }) => {
    const words = `Onderweg, ${Date.now()}`;
    await show(page, bridge, `/p/${places.post}`, "conversation");
    await page.keyboard.press("r");
    await page.getByTestId("composer-text").and(page.locator(":focus")).waitFor();
    await page.keyboard.type(words);
    const like = page.getByTestId("react").first();
    const isThere = () => like.evaluate((each) => each === document.activeElement);
    // The laptop is slow in everything that sending needs.
    for (const name of ["comment.create", "draft.save"])
      await page.route(`**/call/${name}`, async (route) => {
        await new Promise((done) => setTimeout(done, 700));
        await route.continue();
      });
    await page.keyboard.press("Control+Enter");
    await like.focus();
    await page.locator("button[data-testid=composer]").waitFor();
    assert.ok(await isThere(), "the composer that closed took the focus");
    await page.unroute("**/call/comment.create");
    await page.unroute("**/call/draft.save");
    const { comments } = await call("conversation.get", { post: places.post });
    await call("comment.withdraw", { id: comments.find((each) => JSON.stringify(each.text).includes(words)).id });
  },

  "a comment that is too long says so, is safe, and is sent once it fits": async ({ page, bridge, call, places, findings }) => {
    const target = `comment:${places.post}`;
    await call("draft.save", { target, title: "", text: [], replyTo: null });
    await show(page, bridge, `/p/${places.post}`, "conversation");
    await page.keyboard.press("r");
    await page.getByTestId("composer-text").waitFor();
    const text = "Een lange zin. ".repeat(667);
    await page.getByTestId("composer-text").fill(text);
    const note = page.getByTestId("too-long");
    await note.waitFor();
    assert.match(await note.textContent(), /10[.,]000.* 5 /s);
    assert.ok(await page.getByTestId("composer-send").isDisabled());
    await findings.check(page, "a comment that is too long");
    await until(async () => JSON.stringify((await call("draft.get", { target })).draft?.text ?? []).length > 10_000);
    await page.getByTestId("composer-text").focus();
    await page.keyboard.press("Control+End");
    for (let times = 0; times < 5; times += 1) await page.keyboard.press("Backspace");
    await note.waitFor({ state: "detached" });
    assert.ok(await page.getByTestId("composer-send").isEnabled());
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await until(async () => (await call("draft.get", { target })).draft === null);
  },

  "a new post begins with its title, in no community until one is chosen": async ({ page, bridge, call }) => {
    await call("draft.save", { target: "post:", title: "", text: [], replyTo: null });
    await show(page, bridge, "/", "home-end");
    await page.keyboard.press("n");
    const title = page.getByTestId("new-post-title");
    await title.and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Retour uit Noorwegen");
    await page.getByTestId("new-post-text").fill("Wie heeft het formulier?");
    assert.equal(await page.getByTestId("new-post-community").locator("svg.tile, b").count(), 0);
    assert.ok(await page.getByTestId("new-post-send").isDisabled());
    await title.fill("");
    // The editor learns of a selection a moment after the page.
    const text = page.getByTestId("new-post-text");
    await until(async () => {
      await text.press("Control+a");
      await text.press("Delete");
      return (await text.textContent()).trim() === "";
    });
    await until(async () => (await call("draft.get", { target: "post:" })).draft === null);
  },

  "a wide window says who else is here and which community this is": async ({ page, bridge, places, findings }) => {
    await show(page, bridge, `/p/${places.post}`, "conversation");
    assert.equal(await page.getByTestId("context").count(), 0);
    await page.setViewportSize({ width: 1600, height: 900 });
    const context = page.getByTestId("context");
    await context.locator("[data-testid^=name-]").first().waitFor();
    await findings.check(page, "a conversation with its context");
    const body = await page.getByTestId("conversation").boundingBox();
    assert.ok(body.x + body.width <= (await context.boundingBox()).x + 1);
    await context.getByTestId("context-about").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("members").waitFor();
  },
};
