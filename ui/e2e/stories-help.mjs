// Stories about help: asking a desk, and emptying its queue with the keyboard alone.
import assert from "node:assert/strict";
import { keepsFocus, show, until } from "./browser.mjs";

const sent = (call) => until(async () => (await call("outbox.list")).items.every((item) => item.state === "sent"));

/** Takes the next question by its key, and has it open. */
const takesNext = async (page, title) => {
  await page.keyboard.press("x");
  await page.locator("h1.title", { hasText: title }).waitFor();
};

export const helpStories = {
  "a question is asked from anywhere by keys, says who reads it, and stands in one's list": async ({ page, bridge, call }) => {
    const { desks } = await call("desk.list");
    const desk = desks.find((each) => each.role === null);
    for (const { target } of (await call("draft.list")).drafts.filter((draft) => draft.kind.startsWith("ask"))) {
      await call("draft.save", { target, title: "", text: [], replyTo: null });
    }
    await show(page, bridge, "/communities", "communities");
    await page.keyboard.press("Control+Shift+A");
    await page.getByTestId("ask-title").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Waar staat het reservetoetsenbord?");
    await page.getByTestId("ask-desk").getByRole("button").click();
    await page.getByTestId(`pick-${desk.id}`).click();
    await page
      .getByTestId("ask-readers")
      .filter({ hasText: /Iedereen|Everybody/ })
      .waitFor();
    await page.getByTestId("ask-promise").filter({ hasText: desk.name }).waitFor();
    // In private, and back: the words move along and nothing of them stays in public.
    await page.getByTestId("ask-private").click();
    await page.getByTestId("ask-readers").filter({ hasText: desk.name }).waitFor();
    await until(async () => (await call("draft.get", { target: `ask-private:${desk.id}` })).draft !== null);
    await until(async () => (await call("draft.get", { target: `ask:${desk.id}` })).draft === null);
    assert.equal(await page.getByTestId("ask-title").inputValue(), "Waar staat het reservetoetsenbord?");
    await page.getByTestId("ask-private").click();
    await until(async () => (await call("draft.get", { target: `ask:${desk.id}` })).draft !== null);
    await page.getByTestId("ask-title").press("Control+Enter");
    await page.getByTestId("question-standing").waitFor();
    await sent(call);
    const { questions } = await call("question.own");
    const asked = questions.find((each) => each.title.startsWith("Waar staat"));
    assert.deepEqual([asked.private, asked.standing, asked.desk], [false, "queued", desk.id]);
    assert.equal((await call("draft.list")).drafts.filter((draft) => draft.kind.startsWith("ask")).length, 0);
    // Withdrawn: its words go.
    await page.getByTestId("question-menu").click();
    await page.getByTestId("question-withdraw").click();
    await page.getByTestId("question-withdraw-dialog-yes").click();
    await sent(call);
    await until(async () => (await call("question.get", { id: asked.id })).text === null);
    await page.locator('[data-testid="question"][data-standing="withdrawn"]').waitFor();
  },

  "somebody who is about to ask has a colleague's question too, says so there, and takes it back by a key": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { desk } = places;
    const theirs = (await call("desk.queue", { desk, view: "open" })).questions.find((each) => each.canMeToo && !each.private);
    const now = async () => (await call("question.get", { id: theirs.id })).question;
    await show(page, bridge, "/help/ask", "ask-title");
    await page.getByTestId("ask-title").fill(theirs.title);
    const button = page.getByTestId("alike").getByTestId(`me-too-${theirs.id}`);
    await button.click();
    await page.locator(`[data-testid="me-too-${theirs.id}"][aria-pressed="true"]`).waitFor();
    await page
      .getByTestId("alike-joined")
      .filter({ hasText: /hoeft niets|nothing left/ })
      .waitFor();
    await sent(call);
    assert.deepEqual([(await now()).alsoMine, (await now()).meTooCount], [true, theirs.meTooCount + 1]);
    assert.ok((await call("question.own")).questions.some((each) => each.id === theirs.id && !each.mine));
    await page.getByTestId("ask-title").fill("");
    await show(page, bridge, `/help/q/${theirs.id}`, "me-too");
    await page.keyboard.press("e");
    await page.locator(`[data-testid="me-too-${theirs.id}"][aria-pressed="false"]`).waitFor();
    await sent(call);
    assert.equal((await now()).alsoMine, false);
  },

  "an agent takes the next question, answers it and has the following one, with the keyboard alone": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { desk } = places;
    const queue = (view) => call("desk.queue", { desk, view });
    const before = await queue("free");
    assert.ok(before.questions.length >= 2, "the sample has free questions");
    const [first, second] = before.questions;
    await show(page, bridge, `/desks/${desk}`, "queue-rows");
    await page.getByTestId("queue-rows").locator("[data-row]").first().waitFor();
    await takesNext(page, first.title);
    // The desk sees where its asker is.
    const { location } = await call("question.asker", { id: first.id });
    assert.notEqual(location, "");
    await page.getByTestId("asker").filter({ hasText: location }).waitFor();
    await until(async () => (await call("question.get", { id: first.id })).question.owner?.isMe === true);
    await page.keyboard.press("a");
    await page.getByTestId("reply-text").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Dat mag, met het bestelnummer.");
    await page.keyboard.press("Control+Enter");
    await page.locator('[data-testid="question"][data-standing="answered"]').waitFor();
    await keepsFocus(page, "an answer was sent");
    await takesNext(page, second.title);
    await sent(call);
    const now = (await call("question.get", { id: first.id })).question;
    assert.deepEqual([now.standing, now.owner.isMe], ["answered", true]);
    // What was taken goes back by key, and the queue has it again.
    await page.locator('[data-testid="question"][data-standing="claimed"]').waitFor();
    await page.keyboard.press("z");
    await page.locator('[data-testid="question"][data-standing="queued"]').waitFor();
    await sent(call);
    assert.ok((await queue("free")).questions.some((each) => each.id === second.id));
  },

  "a lead makes a macro, its key puts it into an answer, and a place left open is never sent": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { desk } = places;
    const [question] = (await call("desk.queue", { desk, view: "free" })).questions;
    const firstName = question.asker.name.split(" ")[0];
    await show(page, bridge, `/desks/${desk}/about`, "desk-macros");
    await page.getByTestId("new-macro").click();
    await page.getByTestId("macro-name").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Ligt klaar");
    await page.getByTestId("macro-text").click();
    await page.keyboard.type("Dag ");
    await page.getByTestId("macro-place-first-name").click();
    await page.keyboard.type(", je pakket ligt klaar bij balie {{balie}}.");
    await page.getByTestId("macro-key").selectOption("9");
    // What was typed is there again after a look elsewhere.
    await page.keyboard.press("Escape");
    await page.getByTestId("new-macro").click();
    await page.getByTestId("macro-text").filter({ hasText: "bij balie {{balie}}." }).waitFor();
    await page.getByTestId("macro-submit").click();
    await page.getByTestId("macro-dialog").waitFor({ state: "detached" });
    // Four keys: take the next one, use the macro, send, take the one after it. Before that there is a place to fill in.
    await page.locator("[data-row]").first().waitFor();
    await takesNext(page, question.title);
    await until(async () => (await call("question.get", { id: question.id })).question.owner?.isMe === true);
    await page.keyboard.press("F9");
    const field = page.getByTestId("reply-text").and(page.locator(":focus"));
    await field.filter({ hasText: `${firstName}, je pakket ligt klaar bij balie {{balie}}.` }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText(/iets in te vullen|something to fill in/).waitFor();
    await page.waitForFunction(() => window.getSelection()?.toString() === "{{balie}}");
    await page.keyboard.type("3");
    await field.filter({ hasText: "ligt klaar bij balie 3." }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.locator('[data-testid="question"][data-standing="answered"]').waitFor();
    await sent(call);
    // The list finds it by what is typed, and it stands behind what is written already.
    const [next] = (await call("desk.queue", { desk, view: "free" })).questions;
    await show(page, bridge, `/desks/${desk}/q/${next.id}`, "question");
    await page.keyboard.press("a");
    await page.getByTestId("reply-text").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Goed nieuws.");
    await page.keyboard.press("Escape");
    await keepsFocus(page, "the field was left");
    await page.keyboard.press("m");
    await page.getByTestId("macros-search").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("klaar");
    await page.keyboard.press("Enter");
    await field.filter({ hasText: /^Goed nieuws\.Dag .*, je pakket/ }).waitFor();
    await call("draft.save", { target: `reply:${next.id}`, title: "", text: [], replyTo: null });
    await show(page, bridge, `/desks/${desk}/about`, "desk-macros");
    const { macros } = await call("desk.macros", { id: desk });
    const made = macros.find((each) => each.name === "Ligt klaar");
    assert.deepEqual([made.key, made.blanks, made.refusal], [9, ["balie"], null]);
    await page.getByTestId(`macro-acts-${made.id}`).click();
    await page.getByTestId("remove-macro").click();
    await page.getByTestId(`desk-macro-${made.id}`).waitFor({ state: "detached" });
    await sent(call);
    assert.ok(!(await call("desk.macros", { id: desk })).macros.some((each) => each.id === made.id));
  },

  "a note is no answer: it has a field of its own, and its draft never becomes the other": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { desk } = places;
    const [mine] = (await call("desk.queue", { desk, view: "mine" })).questions;
    await show(page, bridge, `/desks/${desk}/q/${mine.id}`, "question");
    const standing = await page.getByTestId("question").getAttribute("data-standing");
    await page.keyboard.press("i");
    await page.getByTestId("reply-text").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Vorige week ook al");
    await until(async () => (await call("draft.get", { target: `note:${mine.id}` })).draft !== null);
    await page.keyboard.press("Escape");
    await page
      .getByTestId("reply-add")
      .or(page.getByTestId("reply-ask_back"))
      .or(page.getByTestId("reply-answer"))
      .first()
      .click();
    assert.equal((await call("draft.get", { target: `reply:${mine.id}` })).draft, null);
    await page.getByTestId("reply-note").click();
    await page.getByTestId("reply-text").filter({ hasText: "Vorige week ook al" }).waitFor();
    await page.getByTestId("reply-send").click();
    await page.getByTestId("moment-note").filter({ hasText: "Vorige week ook al" }).waitFor();
    await sent(call);
    assert.equal(await page.getByTestId("question").getAttribute("data-standing"), standing);
  },

  "a question is given to a colleague of the desk with the keyboard alone, and stands in their name at once": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { desk } = places;
    const free = (await call("desk.queue", { desk, view: "free" })).questions[0];
    const { staff } = await call("desk.get", { id: desk });
    const colleague = staff.map((row) => row.person).find((person) => !person.isMe && person.id !== free.asker.id);
    await show(page, bridge, `/desks/${desk}/q/${free.id}`, "question");
    await page.keyboard.press("p");
    await page.getByTestId("assign-search").and(page.locator(":focus")).waitFor();
    await page.keyboard.type(colleague.name.toUpperCase());
    await page.getByTestId(`assign-${colleague.id}`).waitFor();
    await page.keyboard.press("Enter");
    await page.getByTestId("moment-assign").filter({ hasText: colleague.name }).waitFor();
    await keepsFocus(page, "a question was given to a colleague");
    await sent(call);
    const { question } = await call("question.get", { id: free.id });
    assert.deepEqual([question.owner.id, question.standing], [colleague.id, "claimed"]);
  },

  "a question is passed on to another desk with a reason that its asker never has": async ({ page, bridge, call, places }) => {
    const { desk } = places;
    const { desks } = await call("desk.list");
    const other = desks.find((each) => each.id !== desk && each.staffCount > 0);
    const [free] = (await call("desk.queue", { desk, view: "free" })).questions;
    const reason = "Dit hoort bij de andere desk";
    await show(page, bridge, `/desks/${desk}/q/${free.id}`, "question");
    await page.keyboard.press("t");
    await page.getByTestId("reply-text").and(page.locator(":focus")).waitFor();
    await page.keyboard.type(reason);
    // Nothing goes before it is said where.
    await page.keyboard.press("Control+Enter");
    assert.equal(await page.getByTestId("reply-send").isDisabled(), true);
    await page.getByTestId("ask-desk").getByRole("button").click();
    await page.getByTestId(`pick-${other.id}`).click();
    await page.getByTestId("reply-send").click();
    await page.getByTestId("moment-transfer").filter({ hasText: reason }).waitFor();
    await page.getByTestId("question-desk").filter({ hasText: other.name }).waitFor();
    await sent(call);
    const view = await call("question.get", { id: free.id });
    assert.deepEqual([view.question.desk, view.question.standing, view.isStaff], [other.id, "queued", false]);
    assert.ok(!(await call("desk.queue", { desk, view: "open" })).questions.some((each) => each.id === free.id));
    assert.equal((await call("draft.get", { target: `note:${free.id}` })).draft, null);
  },

  "two questions become one by keys, its asker finds the other there, and one press takes them apart": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { desk } = places;
    const ask = async (title) => (await call("question.ask", { desk, title, text: [], private: false })).id;
    const first = await ask("Waar is de retourweegschaal gebleven?");
    const second = await ask("Retourweegschaal zoek");
    await sent(call);
    const fits = () => call("question.mergeable", { question: second, text: "" });
    await until(async () => (await fits()).questions.some((each) => each.id === first));
    await show(page, bridge, `/desks/${desk}/q/${second}`, "question");
    await page.keyboard.press("g");
    await page.getByTestId("merge-search").and(page.locator(":focus")).waitFor();
    await page.getByTestId(`merge-${first}`).waitFor();
    // Enter goes by what was typed, however fast.
    await page.keyboard.type("waar retourweegschaal gebleven");
    await page.keyboard.press("Enter");
    await page.getByTestId("merged-into").getByTestId(`to-${first}`).waitFor();
    await keepsFocus(page, "two questions became one");
    await sent(call);
    assert.ok(!(await call("desk.queue", { desk, view: "open" })).questions.some((each) => each.id === second));
    await page.getByTestId("merged-into").getByTestId(`to-${first}`).click();
    await page.getByTestId("merged").getByTestId(`to-${second}`).click();
    await page.getByTestId("not-same").waitFor();
    await page.getByTestId("question-menu").click();
    await page.getByTestId("question-split").click();
    await page.getByTestId("merged-into").waitFor({ state: "detached" });
    await sent(call);
    assert.equal((await call("question.get", { id: second })).question.standing, "queued");
    for (const question of [first, second]) await call("question.act", { question, deed: "withdraw" });
    await sent(call);
  },

  "an outage is reported and joined by key, everybody reads it above every page, and its end answers with one text": async ({
    page,
    bridge,
    call,
    places,
    findings,
  }) => {
    const { desk } = places;
    const ask = async (title) => (await call("question.ask", { desk, title, text: [], private: false })).id;
    const [first, second] = [await ask("De retourportal laadt niet"), await ask("Portal blijft wit")];
    await sent(call);
    const standing = async (id) => (await call("question.get", { id })).question.standing;
    await show(page, bridge, `/desks/${desk}/q/${first}`, "question");
    await page.keyboard.press("o");
    await page.getByTestId("report-line").and(page.locator(":focus")).waitFor();
    assert.equal(await page.getByTestId("report-line").inputValue(), "De retourportal laadt niet");
    await page.getByTestId("report-text").click();
    await page.keyboard.type("Alleen in Chrome. Met Firefox gaat het.");
    await findings.check(page, "the report of an outage");
    await page.keyboard.press("Control+Enter");
    await page.getByTestId("outage-message").waitFor();
    await sent(call);
    assert.equal(await standing(first), "in_incident");
    await findings.check(page, "an outage");
    // The one that runs is joined with one press, and left with another.
    await show(page, bridge, `/desks/${desk}/q/${second}`, "question");
    await page.keyboard.press("o");
    await page.getByTestId("part-of").waitFor();
    await sent(call);
    await page.getByTestId("group-incident").waitFor();
    await findings.check(page, "a queue with an outage");
    // It stands above every page until it was read.
    await show(page, bridge, "/people", "people");
    const strip = page.getByTestId("outage-strip");
    await strip.filter({ hasText: "Met Firefox gaat het" }).waitFor();
    await findings.check(page, "a page under an outage");
    await strip.getByRole("button").click();
    await strip.waitFor({ state: "detached" });
    await show(page, bridge, `/desks/${desk}`, "queue-rows");
    await page.keyboard.press("u");
    await page.getByTestId("say-text").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("De leverancier kijkt ernaar");
    await page.keyboard.press("Control+Enter");
    await page.getByTestId("outage-message").filter({ hasText: "De leverancier" }).waitFor();
    await keepsFocus(page, "a message about an outage was sent");
    await page.keyboard.press("e");
    await page.getByTestId("say-text").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Hersteld, ververs de pagina");
    await page.keyboard.press("Control+Enter");
    await page.locator('[data-testid="outage"][data-over="true"]').waitFor();
    await keepsFocus(page, "an outage was ended");
    await sent(call);
    for (const question of [first, second]) await until(async () => (await standing(question)) === "answered");
    assert.deepEqual((await call("incident.list")).incidents, []);
    await show(page, bridge, `/help/q/${first}`, "question");
    await page.getByTestId("moment-answer").filter({ hasText: "ververs de pagina" }).waitFor();
    for (const question of [first, second]) await call("question.act", { question, deed: "confirm" });
    await sent(call);
  },

  "an answer is confirmed by the person who asked, or reopened with what is still wrong": async ({
    page,
    bridge,
    call,
    places,
  }) => {
    const { answered } = places;
    await show(page, bridge, `/help/q/${answered}`, "question");
    await page.getByTestId("question-reopen").click();
    await page.getByTestId("reply-text").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("De week van de 10e ontbreekt nog");
    await page.keyboard.press("Control+Enter");
    await page.locator('[data-testid="question"][data-standing="claimed"]').waitFor();
    await sent(call);
    const view = await call("question.get", { id: answered });
    assert.deepEqual([view.question.standing, view.moments.at(-1).deed], ["claimed", "reopen"]);
    assert.equal(view.moments.filter((moment) => moment.deed === "note").length, 0, "the asker has no note of the desk");
  },

  "what a desk promises stands on its page, and with what one asks it": async ({ page, bridge, call }) => {
    const { desks } = await call("desk.list");
    const desk = desks.find((each) => each.name === "HR");
    await show(page, bridge, `/desks/${desk.id}/about`, "desk-terms");
    await page.getByTestId("terms-open").filter({ hasText: "09:00" }).waitFor();
    await page.getByTestId("terms-response").waitFor();
    assert.equal(await page.getByTestId("edit-terms").count(), 0, "only a lead changes them");
    const asked = await call("question.ask", { desk: desk.id, title: "Telt een brugdag mee?", text: [], private: false });
    await sent(call);
    await show(page, bridge, `/help/q/${asked.id}`, "question");
    await page.getByTestId("due-response").waitFor();
    await page.getByTestId("due-solution").waitFor();
    assert.deepEqual(
      (await call("question.get", { id: asked.id })).due.map((due) => [due.aim, due.state]),
      [
        ["response", "running"],
        ["solution", "running"],
      ],
    );
    await call("question.act", { question: asked.id, deed: "withdraw" });
    await page.getByTestId("due-response").waitFor({ state: "detached" });
  },
};
