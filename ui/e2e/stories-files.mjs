// Stories with files: sent with words or alone, stopped and going on, kept and back again.
import assert from "node:assert/strict";
import { picture, show, until } from "./browser.mjs";

export const fileStories = {
  "a file is attached, taken out, and another one sent": async ({ page, bridge, call, places }) => {
    const words = `Met een beeld, ${Date.now()}`;
    await show(page, bridge, `/p/${places.post}`, "conversation");
    await page.keyboard.press("r");
    await page.getByTestId("composer-text").waitFor();
    await page.getByTestId("composer-text").pressSequentially(words);
    await page
      .getByTestId("attach-file")
      .setInputFiles({ name: "lijst.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
    const chips = page.locator("[data-testid^=attached-][data-state]");
    await chips.first().waitFor();
    await page.getByTestId("attached-remove").click();
    await chips.first().waitFor({ state: "detached" });
    await until(async () => ((await call("draft.get", { target: `comment:${places.post}` })).draft?.files ?? []).length === 0);
    await page.getByTestId("attach-file").setInputFiles(await picture(page, 400, 300));
    await chips.first().waitFor();
    await page.getByTestId("composer-send").click();
    const said = page.locator("article", { hasText: words });
    await said.locator("[data-testid^=image-] img").waitFor();
    await said.locator("[data-testid^=image-]").click();
    await page.getByTestId("image-dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("image-dialog").waitFor({ state: "detached" });
    await until(async () => {
      const { comments } = await call("conversation.get", { post: places.post });
      const entry = comments.find((each) => JSON.stringify(each.text).includes(words));
      return entry?.delivery === "sent" && entry.files.length === 1 && entry.files[0].name === "beeld.png";
    });
  },

  "an image alone is a comment, and stays one when its words are taken out": async ({ page, bridge, call, places }) => {
    await show(page, bridge, `/p/${places.post}`, "conversation");
    await page.keyboard.press("r");
    await page.getByTestId("composer-text").waitFor();
    const known = new Set((await call("conversation.get", { post: places.post })).comments.map((each) => each.id));
    assert.ok(await page.getByTestId("composer-send").isDisabled());
    await page.getByTestId("attach-file").setInputFiles(await picture(page, 300, 200));
    await page.locator("[data-testid^=attached-][data-state]").first().waitFor();
    await page.getByTestId("composer-text").focus();
    await page.keyboard.press("Control+Enter");
    const made = async () => (await call("conversation.get", { post: places.post })).comments.find((each) => !known.has(each.id));
    await until(async () => (await made())?.delivery === "sent");
    const { id, text, files } = await made();
    assert.deepEqual([text, files.length], [[], 1]);
    const entry = page.getByTestId(`comment-${id}`);
    await entry.hover();
    await entry.getByTestId("entry-more").click();
    await page.getByTestId("comment-edit").click();
    await page.getByTestId("edit-text").pressSequentially("Met woorden");
    await page.getByTestId("edit-save").click();
    await until(async () => (await made()).text.length === 1 && !(await made()).changePending);
    await entry.hover();
    await entry.getByTestId("entry-more").click();
    await page.getByTestId("comment-edit").click();
    await page.getByTestId("edit-text").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.getByTestId("edit-save").click();
    await until(async () => (await made()).text.length === 0 && !(await made()).changePending);
    assert.equal((await made()).files.length, 1);
    assert.equal((await call("outbox.list")).items.filter((item) => item.state === "refused").length, 0);
  },

  "an image alone is a post, and has a name in the list": async ({ page, bridge, call, places }) => {
    await show(page, bridge, `/communities/${places.community}/new`, "new-post-text");
    await page.waitForTimeout(300);
    while ((await page.getByTestId("attached-remove").count()) > 0) await page.getByTestId("attached-remove").first().click();
    await page.getByTestId("attach-file").setInputFiles(await picture(page, 300, 200));
    await page.locator("[data-testid^=attached-][data-state]").first().waitFor();
    await page.getByTestId("new-post-send").click();
    await page.locator("article [data-testid^=image-] img").waitFor();
    const id = await page.getByTestId("conversation").getAttribute("data-post");
    await until(async () => (await call("conversation.get", { post: id })).post.delivery === "sent");
    await show(page, bridge, `/communities/${places.community}`, `row-${id}`);
    assert.match(await page.getByTestId(`row-${id}`).locator(".ti").textContent(), /\p{L}{3}/u);
    await call("post.withdraw", { id });
  },

  "an upload is paused and goes on with the keyboard, and each change is said once": async ({ page, bridge, call, places }) => {
    await show(page, bridge, `/p/${places.post}`, "conversation");
    await page.keyboard.press("r");
    await page.getByTestId("composer-text").waitFor();
    // Every word of the quiet voice.
    await page.evaluate(() => {
      const voice = document.querySelector("[data-testid=upload-news]");
      globalThis.said = [];
      new MutationObserver(() => globalThis.said.push(voice.textContent)).observe(voice, { childList: true, subtree: true });
    });
    const name = `groot-${Date.now()}.csv`;
    const buffer = Buffer.from("getal,naam\n123456,voorbeeld\n".repeat(800_000));
    await page.getByTestId("attach-file").setInputFiles({ name, mimeType: "text/csv", buffer });
    await page.locator("[data-testid^=attached-][data-state]", { hasText: name }).waitFor({ timeout: 60_000 });
    await page.getByTestId("composer-text").focus();
    await page.keyboard.press("Control+Enter");
    const pause = page.locator(".other-file", { hasText: name }).getByTestId("upload-pause");
    await pause.focus();
    await page.keyboard.press("Enter");
    const state = async () => (await call("file.uploads")).uploads.find((row) => row.file.name === name)?.file.upload.state;
    await until(async () => (await state()) === "paused");
    await until(async () => (await pause.getAttribute("data-state")) === "paused");
    const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
    assert.ok(await pause.evaluate((button) => button === document.activeElement), `the focus went to ${focused}`);
    await page.keyboard.press("Space");
    await until(async () => (await state()) !== "paused");
    await pause.waitFor({ state: "detached", timeout: 120_000 });
    const said = async () => (await page.evaluate(() => globalThis.said)).filter((words) => words !== "");
    await until(async () => (await said()).length > 1);
    assert.equal((await said()).length, 2, (await said()).join("; "));
    assert.ok((await said()).every((words) => words.includes(name)) && new Set(await said()).size === 2);
  },
};
