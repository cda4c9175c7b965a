// Stories of reading: a long conversation, links to a comment, quotes of a part, days, and drafts in their list.
import assert from "node:assert/strict";
import { show, until } from "./browser.mjs";

const line = (...content) => [{ type: "paragraph", content }];
const words = (text) => ({ type: "text", text });
const longCount = 70;

/** A conversation with more comments than are asked for at once; all of them from this person. */
async function long(call, places) {
  const { id: post } = await call("post.create", {
    community: places.community,
    title: `Lang gesprek ${Date.now()}`,
    text: line(words("Het begin van het gesprek.")),
    files: [],
  });
  const comments = [];
  for (let number = 0; number < longCount; number++) {
    comments.push((await call("comment.create", { post, text: line(words(`Reactie ${number}, met een paar woorden.`)) })).id);
  }
  await until(async () => (await call("conversation.get", { post })).comments.every((each) => each.delivery === "sent"));
  return { post, comments };
}

const isSeen = (page, id) =>
  page.evaluate((entry) => {
    const box = document.getElementById(`entry-${entry}`)?.getBoundingClientRect();
    const frame = document.querySelector("[data-testid=conversation]")?.getBoundingClientRect();
    return box !== undefined && frame !== undefined && box.top >= frame.top && box.bottom <= frame.bottom + 1;
  }, id);

export const readingStories = {
  "a long conversation opens where a link leads, and keys and days lead on": async ({ page, bridge, call, places, findings }) => {
    const { post, comments } = await long(call, places);
    await show(page, bridge, `/p/${post}?at=${comments[5]}`, `comment-${comments[5]}`);
    await until(() => isSeen(page, comments[5]));
    assert.equal(await page.evaluate(() => document.activeElement?.id), `entry-${comments[5]}`);
    await findings.check(page, "a long conversation at a comment");
    // Downwards every comment comes by itself; none is missing and none is twice.
    await page.getByTestId("conversation").evaluate(async (frame) => {
      for (let times = 0; times < 30; times++) {
        frame.scrollTop = frame.scrollHeight;
        await new Promise((done) => setTimeout(done, 60));
      }
    });
    await until(() => isSeen(page, comments.at(-1)));
    const drawn = await page
      .locator("[role=feed] article")
      .evaluateAll((all) => all.map((each) => each.id.slice("entry-".length)));
    assert.deepEqual(drawn, comments.slice(comments.indexOf(drawn[0])));
    // By key to the end from anywhere, and by a day to its first comment.
    await show(page, bridge, `/p/${post}?at=${comments[1]}`, `comment-${comments[1]}`);
    await page.keyboard.press("l");
    await until(() => isSeen(page, comments.at(-1)));
    await page.keyboard.press("d");
    await page.getByTestId("date-dialog").waitFor();
    await findings.check(page, "a day to go to");
    await page.getByTestId("date-go").click();
    await until(() => isSeen(page, comments[0]));
    await call("post.withdraw", { id: post });
  },

  "an opened composer leaves the comment that is answered in sight": async ({ page, bridge, call, places }) => {
    const { post, comments } = await long(call, places);
    const last = comments.at(-1);
    for (const height of [800, 560]) {
      await page.setViewportSize({ width: 1280, height });
      await page.goto("about:blank");
      await show(page, bridge, `/p/${post}?at=${last}`, `comment-${last}`);
      await until(() => isSeen(page, last));
      await page.keyboard.press("r");
      await page.getByTestId("composer-text").and(page.locator(":focus")).waitFor();
      await until(() => isSeen(page, last));
      await page.keyboard.press("Escape");
    }
    await call("post.withdraw", { id: post });
  },

  "what is new further down is said, and the title stays in the bar": async ({ page, bridge, call, places }) => {
    const { post, comments } = await long(call, places);
    // What a colleague wrote would stand there: on this laptop everything is one's own.
    await page.route("**/call/conversation.get", async (route) => {
      const answer = await route.fetch();
      const conversation = await answer.json();
      await route.fulfill({
        response: answer,
        json: { ...conversation, newCount: 1, newFrom: comments.at(-1), newBefore: false },
      });
    });
    await show(page, bridge, `/p/${post}?at=${comments[20]}`, `comment-${comments[20]}`);
    assert.match(await page.getByTestId("jump-new").textContent(), /^1 /);
    await page.getByTestId("conversation").evaluate((frame) => {
      frame.scrollTop = 700;
    });
    const { title } = (await call("conversation.get", { post })).post;
    assert.equal(await page.getByTestId("bar-title").textContent(), title);
    await page.getByTestId("bar-title").click();
    await page.getByTestId("conversation-community").waitFor();
    await page.unroute("**/call/conversation.get");
    await call("post.withdraw", { id: post });
  },

  "the link of a comment is copied, and in a text it has a title and leads there": async ({ page, bridge, call, places }) => {
    const { post, comments } = await long(call, places);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await show(page, bridge, `/p/${post}?at=${comments[2]}`, `comment-${comments[2]}`);
    const entry = page.getByTestId(`comment-${comments[2]}`);
    await entry.hover();
    await entry.getByTestId("entry-more").click();
    await page.getByTestId("entry-link").click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, `patio://post/${post}/${comments[2]}`);
    const { id: other } = await call("comment.create", { post: places.post, text: line(words(`Zie ${copied}.`)) });
    await show(page, bridge, `/p/${places.post}?at=${other}`, `comment-${other}`);
    const inside = page.getByTestId(`comment-${other}`).getByTestId("inside");
    assert.match(await inside.textContent(), /Lang gesprek/);
    await inside.click();
    await until(() => isSeen(page, comments[2]));
    assert.equal(await page.getByTestId("conversation").getAttribute("data-post"), post);
    await call("comment.withdraw", { id: other });
    await call("post.withdraw", { id: post });
  },

  "words that are marked are quoted in an answer": async ({ page, bridge, call, places }) => {
    const text = line(
      words("Eerst het rek, "),
      { type: "text", text: "dan de poort", marks: ["bold"] },
      words(", en dan pas het vak."),
    );
    const { id } = await call("comment.create", { post: places.post, text });
    await show(page, bridge, `/p/${places.post}?at=${id}`, `comment-${id}`);
    await page.getByTestId(`comment-${id}`).locator("strong").first().selectText();
    await page.getByTestId("quote-marked").click();
    await page.getByTestId("composer-text").locator("blockquote").waitFor();
    const said = `Juist, ${Date.now()}`;
    await page.keyboard.type(said);
    await page.keyboard.press("Control+Enter");
    const answer = async () =>
      (await call("conversation.get", { post: places.post })).comments.find((each) => JSON.stringify(each.text).includes(said));
    await until(async () => (await answer())?.delivery === "sent");
    const made = await answer();
    assert.equal(made.replyTo, id);
    const [quote, own] = made.text;
    assert.equal(quote.type, "quote");
    assert.deepEqual(quote.content[1], { type: "paragraph", content: [{ type: "text", text: "dan de poort", marks: ["bold"] }] });
    assert.equal(own.content[0].text, said);
    for (const each of [made.id, id]) await call("comment.withdraw", { id: each });
  },

  "drafts are listed, opened where they belong and thrown away": async ({ page, bridge, call, places, findings }) => {
    const target = `comment:${places.post}`;
    await call("draft.save", { target, title: "", text: line(words("Nog niet af")), replyTo: null });
    await show(page, bridge, "/drafts", `draft-${target}`);
    await page.getByTestId("nav-drafts").waitFor();
    await findings.check(page, "drafts");
    await page.getByTestId(`draft-${target}`).getByTestId("draft-open").click();
    await page.getByTestId("composer-text").getByText("Nog niet af").waitFor();
    await page.getByTestId("nav-drafts").click();
    await page.getByTestId(`draft-${target}`).getByTestId("draft-discard").click();
    await page.getByTestId("draft-discard-dialog").getByRole("button").first().waitFor();
    await page.getByTestId("draft-discard-dialog-yes").click();
    await until(async () => (await call("draft.get", { target })).draft === null);
  },
};
