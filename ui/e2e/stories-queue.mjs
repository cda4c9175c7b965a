// Stories about the order of a queue: what its desk says about how soon a question is to be looked at.
import assert from "node:assert/strict";
import { keepsFocus, show, until } from "./browser.mjs";

export const queueStories = {
  "an agent says how soon a question is to be looked at with two keys, and everybody sees it": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { desk } = places;
    const { questions } = await call("desk.queue", { desk, view: "open" });
    const last = questions.findLast((each) => !each.mine && each.due !== null) ?? questions.findLast((each) => !each.mine);
    const now = async () => (await call("question.get", { id: last.id })).question;
    const say = async (key, priority) => {
      await page.keyboard.press("h");
      await page.getByTestId("priority-dialog").waitFor();
      await page.getByTestId("priority-normal").waitFor();
      await page.keyboard.press(key);
      await page.getByTestId("priority-dialog").waitFor({ state: "detached" });
      await until(async () => (await now()).priority === priority && !(await now()).pending);
    };
    await show(page, bridge, `/desks/${desk}/q/${last.id}`, "question");
    await page.locator("h1.title", { hasText: last.title }).waitFor();
    await say("1", "urgent");
    await keepsFocus(page, "a priority was given");
    await page.getByTestId(`row-${last.id}`).getByTestId("priority").waitFor();
    await page
      .getByTestId("question")
      .getByTestId("moment-prioritize")
      .filter({ hasText: /spoed|urgent/ })
      .waitFor();
    const { offers } = await call("question.priorities", { id: last.id });
    assert.deepEqual(
      offers.map((offer) => offer.current),
      [true, false, false, false],
    );
    await say("3", "normal");
    await page.getByTestId(`row-${last.id}`).getByTestId("priority").waitFor({ state: "detached" });
    assert.deepEqual((await now()).due, last.due, "a mistake that is put right leaves no trace in the deadline");
  },

  "an answer is taken back with one key although another question is open, and nothing of it was sent": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { desk } = places;
    const { questions } = await call("desk.queue", { desk, view: "open" });
    const first = questions.find((each) => !each.mine && each.owner?.isMe !== false && each.standing !== "waiting");
    const other = questions.find((each) => each.id !== first.id);
    await show(page, bridge, `/desks/${desk}/q/${first.id}`, "question");
    const title = page.locator("h1.title", { hasText: first.title });
    const field = page.getByTestId("reply-text").and(page.locator(":focus"));
    await title.waitFor();
    await page.keyboard.press("a");
    await field.waitFor();
    await page.keyboard.type("Dat mag niet.");
    await page.keyboard.press("Control+Enter");
    await page.locator('[data-testid="question"][data-standing="answered"]').waitFor();
    await page.getByTestId("toast-done").getByRole("button").first().waitFor();
    await page.getByTestId(`row-${other.id}`).click();
    await title.waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await title.waitFor();
    await page.getByTestId("reply-text").filter({ hasText: "Dat mag niet." }).waitFor();
    await page.locator(`[data-testid="question"][data-standing="${first.standing}"]`).waitFor();
    await page.getByTestId("toast-done").waitFor({ state: "detached" });
    const { items } = await call("outbox.list");
    assert.deepEqual(
      items.filter((item) => item.kind === "question.answer"),
      [],
    );
    // What is not taken back goes by itself.
    await page.getByTestId("reply-text").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Dat mag.");
    await page.keyboard.press("Control+Enter");
    await page.locator('[data-testid="question"][data-standing="answered"]').waitFor();
    await until(async () => (await call("outbox.list")).items.every((item) => item.state === "sent"));
    const { moments } = await call("question.get", { id: first.id });
    const answers = moments.filter((moment) => moment.deed === "answer");
    assert.deepEqual([answers.length, answers[0]?.delivery], [1, "sent"]);
  },

  "an answer is kept with one key, changed with its earlier text in sight, and offered to the next person": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { desk } = places;
    const known = new Set((await call("knowledge.list", { id: desk })).items.map((item) => item.id));
    const own = (await call("desk.queue", { desk, view: "mine" })).questions.find((each) => each.standing === "claimed");
    if (own !== undefined) {
      const text = [{ type: "paragraph", content: [{ type: "text", text: "Dat betalen wij, ook zonder bon." }] }];
      await call("question.reply", { question: own.id, deed: "answer", text });
    }
    let question = null;
    for (const each of (await call("desk.queue", { desk, view: "done" })).questions) {
      if (question === null && (await call("knowledge.of_question", { id: each.id })).canKeep) question = each;
    }
    assert.notEqual(question, null, "there is an answer that is not kept yet");
    await show(page, bridge, `/desks/${desk}/q/${question.id}`, "keep");
    await page.keyboard.press("v");
    await page.getByTestId("keep-line").and(page.locator(":focus")).waitFor();
    assert.equal(await page.getByTestId("keep-line").inputValue(), question.title);
    const words = (await call("knowledge.of_question", { id: question.id })).text[0].content[0].text.slice(0, 12);
    await page.getByTestId("keep-text").filter({ hasText: words }).waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Ruilen zonder papieren");
    await page.getByTestId("keep-topics").fill("ruilen, kassa");
    await page.keyboard.press("Tab");
    await page.getByTestId("keep-send").click();
    await page.locator("h1.title", { hasText: "Ruilen zonder papieren" }).waitFor();
    await keepsFocus(page, "an answer was kept");
    await until(async () => (await call("outbox.list")).items.every((item) => item.state === "sent"));
    const { items } = await call("knowledge.list", { id: desk });
    const kept = items.find((item) => !known.has(item.id));
    assert.deepEqual([kept.title, kept.topics, kept.owner.isMe], ["Ruilen zonder papieren", ["ruilen", "kassa"], true]);
    // What it says by now, with what it said before.
    await page.keyboard.press("b");
    await page.getByTestId("keep-line").and(page.locator(":focus")).waitFor();
    await page.keyboard.press("End");
    await page.keyboard.type(" of bon");
    await page.keyboard.press("Control+Enter");
    await page.locator("h1.title", { hasText: "Ruilen zonder papieren of bon" }).waitFor();
    await page.getByTestId("kept-earlier").waitFor();
    await page.keyboard.press("y");
    await page.getByTestId("toast-done").first().waitFor();
    await until(async () => (await call("outbox.list")).items.every((item) => item.state === "sent"));
    assert.equal((await call("knowledge.get", { id: kept.id })).version, 2);
    // Somebody who is about to ask finds it, and the question says that it is kept.
    await show(page, bridge, "/help/ask", "ask-title");
    await page.getByTestId("ask-title").fill("ruilen zonder papieren");
    await page.getByTestId("alike").getByTestId(`kept-${kept.id}`).waitFor();
    await page.getByTestId("ask-title").fill("");
    await show(page, bridge, `/desks/${desk}/q/${question.id}`, "kept");
    // What does not hold any more is offered to nobody.
    await call("knowledge.retire", { id: kept.id, on: true });
    assert.deepEqual(
      (await call("knowledge.alike", { text: "ruilen zonder papieren" })).items.filter((item) => item.id === kept.id),
      [],
    );
  },

  "an overdue answer is looked at again with one press": async ({ page, bridge, call, places }) => {
    const due = (await call("knowledge.due")).items;
    assert.ok(due.some((item) => item.id === places.kept));
    await show(page, bridge, "/help", "kept-due");
    await page.getByTestId(`due-${places.kept}`).getByTestId("due-right").click();
    await page.getByTestId(`due-${places.kept}`).waitFor({ state: "detached" });
    await until(async () => (await call("outbox.list")).items.every((item) => item.state === "sent"));
    assert.equal((await call("knowledge.get", { id: places.kept })).item.overdue, false);
  },
};
