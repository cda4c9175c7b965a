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
    const { questions } = await call("desk.queue", { desk, view: "free" });
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
};
