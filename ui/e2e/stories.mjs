// Short stories with the keyboard, over the real core: what a person does, and what must then be so.
import assert from "node:assert/strict";
import { picture, show, until } from "./browser.mjs";

const focusedRow = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? "");

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
    await entry.hover();
    await entry.getByTestId("entry-more").click();
    await page.getByTestId("comment-edit").click();
    await page.getByTestId("edit-text").pressSequentially(" en meer");
    await page.getByTestId("edit-save").click();
    await entry.getByTestId("comment-edited").waitFor();
    await entry.getByTestId("comment-edited").click();
    await page.getByTestId("history").getByText(words, { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await entry.hover();
    await entry.getByTestId("entry-more").click();
    await page.getByTestId("comment-withdraw").click();
    await page.getByTestId("withdraw-yes").click();
    await entry.getByTestId("tombstone").waitFor();
  },

  "the palette finds a place and goes there": async ({ page, bridge, call, places }) => {
    const { head } = await call("community.get", { id: places.community });
    await show(page, bridge, "/", "home-end");
    await page.keyboard.press("Control+k");
    await page.getByTestId("palette-input").fill(head.name);
    await page.locator(`[data-testid="palette-community:${head.id}"][data-focused]`).waitFor();
    await page.keyboard.press("Enter");
    await page.getByTestId("community").waitFor();
  },

  "somebody is found by a misspelt name, with the keyboard alone": async ({ page, bridge, places }) => {
    const { person } = places;
    await show(page, bridge, "/people", "people");
    await page.keyboard.press("/");
    const parts = person.name.split(" ");
    const last = parts.at(-1) ?? person.name;
    // Two letters change places.
    const slip = `${parts[0]} ${last.slice(0, -2)}${last.at(-1)}${last.at(-2)}`;
    await page.keyboard.type(slip);
    await page.getByTestId(`found-${person.id}`).waitFor();
    await page.keyboard.press("ArrowDown");
    for (let row = 0; row < 5 && (await focusedRow(page)) !== `found-${person.id}`; row += 1)
      await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator(`[data-testid=person][data-person="${person.id}"]`).waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("asked").waitFor();
  },

  "a question names who knows, and why": async ({ page, bridge, places }) => {
    const { person } = places;
    await show(page, bridge, "/people", "people");
    await page.getByTestId("people-search").fill(`wie weet hoe het zit met ${person.expertise[0]}?`);
    const row = page.getByTestId(`found-${person.id}`);
    await row.locator(".why").waitFor();
    assert.match(await row.locator(".why").textContent(), new RegExp(person.expertise[0], "i"));
    assert.ok(await page.getByTestId("searched").textContent());
    await page.getByTestId("people-search").fill("");
  },

  "typing on never shows the answer to less": async ({ page, bridge, places }) => {
    const { person } = places;
    await show(page, bridge, "/people", "people");
    await page.getByTestId("people-search").pressSequentially(person.name);
    await until(async () => (await page.locator(".found[aria-busy=true]").count()) === 0);
    const first = await page.locator("[data-testid^=found-]").first().getAttribute("data-testid");
    assert.equal(first, `found-${person.id}`);
    await page.getByTestId("people-search").fill("");
  },

  "the profile is filled in and saved field by field": async ({ page, bridge, call }) => {
    const words = `Gezet in de browser, ${Date.now()}`;
    await show(page, bridge, "/me", "me-about-field");
    await page.getByTestId("me-about-field").fill(words);
    await page.keyboard.press("Tab");
    await until(async () => (await call("profile.get")).about === words);
    const spoken = (await call("profile.get")).languages;
    const language = ["nl", "en", "de", "fr", "es", "pl"].find((each) => !spoken.includes(each));
    await page.getByTestId("me-languages-field").fill(language);
    await page.getByTestId(`me-languages-field-${language}`).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const day = page.getByTestId("me-day-1").getByRole("checkbox");
    await day.setChecked(true);
    await page.getByTestId("me-hours-same").click();
    await page.getByTestId("me-unit-field").fill("Proefafdeling");
    await page.keyboard.press("Enter");
    await until(async () => {
      const profile = await call("profile.get");
      return (
        profile.unit === "Proefafdeling" && profile.languages.includes(language) && profile.hours.some((span) => span.day === 5)
      );
    });
    await page.getByTestId("me-page").click();
    await page.getByTestId("person-today").waitFor();
    await page.locator("[data-testid=person]").getByText(words).waitFor();
  },

  "a photo is cut out with the keyboard, shown, and withdrawn with one press": async ({ page, bridge, call }) => {
    await show(page, bridge, "/me", "me-photo-choose");
    await page.getByTestId("me-photo-choose").click();
    await page.getByTestId("photo-file").setInputFiles(await picture(page, 800, 600));
    const square = page.getByTestId("crop-square");
    await square.waitFor();
    const at = async () => ({
      left: Number(await square.getAttribute("data-left")),
      side: Number(await square.getAttribute("data-side")),
    });
    const before = await at();
    await square.focus();
    await page.keyboard.press("Shift+-");
    await page.keyboard.press("ArrowLeft");
    const after = await at();
    assert.ok(after.side < before.side && after.left !== before.left, `${JSON.stringify(before)} ${JSON.stringify(after)}`);
    await page.getByTestId("photo-save").click();
    await page.getByTestId("me-photo-withdraw").waitFor();
    await page.getByTestId("me-photo").locator("img.photo[data-there]").waitFor();
    const { photo } = await call("profile.get");
    await page.getByTestId("me-photo-withdraw").click();
    await until(async () => (await call("profile.get")).photo === null);
    // Others on the screen, such as one's manager, keep theirs.
    await until(async () => (await page.locator(`img.photo[src*="${photo}"]`).count()) === 0);
  },

  "what helped is marked, and taken back": async ({ page, bridge, call, places }) => {
    const { comments, post } = await call("conversation.get", { post: places.post });
    const entry = [post, ...comments].find((each) => !each.mine && each.text !== null);
    await show(page, bridge, `/p/${places.post}`, "conversation");
    const button = page.locator(`#entry-${entry.id}`).getByTestId("helpful").first();
    const was = await button.getAttribute("aria-pressed");
    await button.click();
    await until(async () => (await button.getAttribute("aria-pressed")) !== was);
    await button.click();
    await until(async () => (await button.getAttribute("aria-pressed")) === was);
  },
};
