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
};
