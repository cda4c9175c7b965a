// Short stories with the keyboard, over the real core: what a person does, and what must then be so.
import assert from "node:assert/strict";
import { show } from "./browser.mjs";

const focusedRow = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? "");

/** Asks until it is so, for ten seconds. */
async function until(isSo) {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not within ten seconds: ${isSo}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

export const stories = {
  "the keyboard walks the list, opens a conversation and goes back": async ({ page, bridge }) => {
    await show(page, bridge, "/", "home-end");
    await page.keyboard.press("j");
    const first = await focusedRow(page);
    assert.match(first, /^row-/);
    await page.keyboard.press("Enter");
    await page.getByTestId("conversation").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("nothing-open").waitFor();
  },

  "a typed comment survives the window, is sent with Ctrl Enter and leaves no draft": async ({ page, bridge, call, places }) => {
    const words = `Getypt in de browser, ${Date.now()}`;
    await show(page, bridge, `/p/${places.post}`, "conversation");
    await page.keyboard.press("r");
    const field = page.getByTestId("composer-text");
    await field.waitFor();
    await field.pressSequentially(words);
    const draft = async () => (await call("draft.get", { target: `comment:${places.post}` })).draft;
    await until(async () => JSON.stringify(await draft()).includes(words));
    await page.reload();
    await page.getByTestId("composer-text").getByText(words).waitFor();
    await page.getByTestId("composer-text").focus();
    await page.keyboard.press("Control+Enter");
    await page.locator("article").getByText(words).waitFor();
    await until(async () => (await draft()) === null);
    const conversation = await call("conversation.get", { post: places.post });
    assert.equal(conversation.comments.filter((entry) => JSON.stringify(entry.text).includes(words)).length, 1);
  },

  "a reply that was being typed is still a reply after the window went": async ({ page, bridge, call, places }) => {
    const words = `Aan jou, ${Date.now()}`;
    const { id } = await call("comment.create", {
      post: places.post,
      text: [{ type: "paragraph", content: [{ type: "text", text: "Wie weet dit?" }] }],
    });
    await show(page, bridge, `/p/${places.post}`, `comment-${id}`);
    await page.getByTestId(`comment-${id}`).getByTestId("comment-reply").click();
    await page.getByTestId("composer-text").pressSequentially(words);
    await until(async () => (await call("draft.get", { target: `comment:${places.post}` })).draft?.replyTo === id);
    await page.reload();
    await page.getByTestId("composer-to").waitFor();
    await page.getByTestId("composer-text").focus();
    await page.keyboard.press("Control+Enter");
    await page.locator("article").getByText(words).waitFor();
    const { comments } = await call("conversation.get", { post: places.post });
    assert.equal(comments.find((entry) => JSON.stringify(entry.text).includes(words))?.replyTo, id);
  },

  "a mention is chosen with the arrow keys and kept as a person": async ({ page, bridge, call, places }) => {
    const people = (await call("person.suggest", { text: "", limit: 6 })).people;
    const person = people.find((each) => !each.isMe) ?? people[0];
    await show(page, bridge, `/p/${places.post}`, "conversation");
    await page.keyboard.press("r");
    const field = page.getByTestId("composer-text");
    await field.waitFor();
    await field.pressSequentially(`@${person.name.slice(0, 3)}`);
    await page.getByTestId(`mention-${person.id}`).waitFor();
    while (!(await page.getByTestId(`mention-${person.id}`).getAttribute("data-focused"))) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await field.pressSequentially("kijk je mee?");
    await page.keyboard.press("Control+Enter");
    await page.locator("article").getByText("kijk je mee?").last().waitFor();
    const { comments } = await call("conversation.get", { post: places.post });
    const mentioned = comments
      .at(-1)
      .text.flatMap((block) => block.content)
      .filter((piece) => piece.type === "mention");
    assert.deepEqual(mentioned, [{ type: "mention", person: person.id }]);
  },

  "an edit keeps the earlier version, a withdrawal leaves the place": async ({ page, bridge, call, places }) => {
    const words = `Eerste versie ${Date.now()}`;
    const { id } = await call("comment.create", {
      post: places.post,
      text: [{ type: "paragraph", content: [{ type: "text", text: words }] }],
    });
    await show(page, bridge, `/p/${places.post}`, `comment-${id}`);
    const entry = page.getByTestId(`comment-${id}`);
    await entry.getByTestId("comment-edit").click();
    await page.getByTestId("edit-text").pressSequentially(" en meer");
    await page.getByTestId("edit-save").click();
    await entry.getByTestId("comment-edited").waitFor();
    await entry.getByTestId("comment-edited").click();
    await page.getByTestId("history").getByText(words, { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await entry.getByTestId("comment-withdraw").click();
    await page.getByTestId("withdraw-yes").click();
    await entry.getByTestId("tombstone").waitFor();
  },

  "the palette finds a place and goes there": async ({ page, bridge, call, places }) => {
    const { head } = await call("community.get", { id: places.community });
    await show(page, bridge, "/", "home-end");
    await page.keyboard.press("Control+k");
    await page.getByTestId("palette-input").fill(head.name);
    await page.getByTestId(`palette-community:${head.id}`).waitFor();
    await page.keyboard.press("Enter");
    await page.getByTestId("community").waitFor();
  },
};
