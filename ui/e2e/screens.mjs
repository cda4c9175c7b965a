// Every screen of the house, and how to get there.
import { picture, show } from "./browser.mjs";

/** What of the data the screens need: a conversation with comments, a community, … */
export async function findPlaces(call) {
  const home = await call("home.get", { filter: "all" });
  const rows = home.groups.flatMap((group) => group.conversations);
  if (rows.length === 0) throw new Error("the bridge has no conversation to show");
  let post = rows[0].post;
  for (const row of rows) {
    const conversation = await call("conversation.get", { post: row.post });
    if (conversation.comments.length > 1) {
      post = row.post;
      break;
    }
  }
  const communities = await call("community.list");
  const { people } = await call("person.suggest", { text: "", limit: 6 });
  const person = people.find((each) => !each.isMe) ?? people[0];
  let managed = null;
  for (const { head } of communities.joined) {
    if ((await call("community.get", { id: head.id })).isManager) managed ??= head.id;
  }
  if (managed === null) throw new Error("the bridge's person manages no community");
  const { desks } = await call("desk.list");
  const desk = desks.find((each) => each.role !== null);
  if (desk === undefined) throw new Error("the bridge's person works at no desk");
  const { questions } = await call("desk.queue", { desk: desk.id, view: "open" });
  const waiting = questions.find((each) => each.standing === "waiting") ?? questions[0];
  const shared = questions.find((each) => each.meTooCount > 0 && each.canMeToo);
  if (shared === undefined) throw new Error("nobody has a question of the sample, too");
  const own = (await call("question.own")).questions;
  const { items } = await call("knowledge.list", { id: desk.id });
  const kept = items.find((each) => each.overdue) ?? items[0];
  if (kept === undefined) throw new Error("the desk of the sample keeps no answer");
  const answered = own.find((each) => each.standing === "answered") ?? own[0];
  return {
    post,
    community: communities.joined[0].head.id,
    managed,
    person,
    desk: desk.id,
    waiting: waiting.id,
    answered: answered.id,
    shared: shared.id,
    kept: kept.id,
  };
}

export function screens({ post, community, managed, person, desk, waiting, answered, shared, kept }) {
  const conversation = async (page, bridge) => show(page, bridge, `/p/${post}`, "conversation");
  const cover = async (page, testid) => {
    await page.getByTestId(testid).waitFor();
  };
  return {
    home: (page, bridge) => show(page, bridge, "/", "home-end"),
    conversation,
    composer: async (page, bridge) => {
      await conversation(page, bridge);
      // A draft that was left here has opened it already.
      await page
        .locator("[data-testid=composer]:enabled")
        .first()
        .click({ position: { x: 40, y: 16 } });
      await page.getByTestId("composer-text").waitFor();
    },
    emoji: async (page, bridge) => {
      await conversation(page, bridge);
      await page.getByTestId("react").first().click();
      await page.locator(".offered").waitFor();
    },
    people: async (page, bridge) => {
      await show(page, bridge, "/people", "people");
      await page.locator("[data-testid^=found-]").first().waitFor();
      await page.getByTestId("people-search").fill("");
    },
    "people, a question": async (page, bridge) => {
      await show(page, bridge, "/people", "people");
      await page.getByTestId("people-search").fill(`wie weet er iets van ${person.expertise[0] ?? person.job}?`);
      await page.getByTestId("searched").waitFor();
    },
    "people, nobody": async (page, bridge) => {
      await show(page, bridge, "/people", "people");
      await page.getByTestId("people-search").fill("qqxzqxzq");
      await page.getByTestId("people-none").waitFor();
      await page.getByTestId("people-search").fill("");
    },
    asked: (page, bridge) => show(page, bridge, "/people/asked", "asked"),
    person: async (page, bridge) => {
      await show(page, bridge, `/people/${person.id}`, "contact");
      const skill = page.locator("[data-testid^=skill-]").first();
      if ((await skill.count()) > 0) await skill.click();
    },
    "own profile": (page, bridge) => show(page, bridge, "/me", "me-interests"),
    "own profile, topics offered": async (page, bridge) => {
      await show(page, bridge, "/me", "me-interests");
      await page.getByTestId("me-languages-field").fill("n");
      await cover(page, "me-languages-field-offers");
    },
    "photo dialog": async (page, bridge) => {
      await show(page, bridge, "/me", "me-photo-choose");
      await page.getByTestId("me-photo-choose").click();
      await cover(page, "photo-dialog");
    },
    "photo, cut out": async (page, bridge) => {
      await show(page, bridge, "/me", "me-photo-choose");
      await page.getByTestId("me-photo-choose").click();
      await page.getByTestId("photo-file").setInputFiles(await picture(page, 640, 480));
      await cover(page, "crop-square");
    },
    "profile history": async (page, bridge) => {
      await show(page, bridge, "/me", "me-history");
      await page.getByTestId("me-history").click();
      await cover(page, "me-history-dialog");
    },
    linkedin: async (page, bridge) => {
      await show(page, bridge, "/me", "me-linkedin");
      await page.getByTestId("me-linkedin").click();
      await cover(page, "linkedin-dialog");
    },
    topics: async (page, bridge) => {
      await show(page, bridge, "/topics", "topics");
      await page.getByTestId("topics-search").waitFor();
    },
    "files in a new post": async (page, bridge) => {
      await show(page, bridge, `/communities/${community}/new`, "new-post-text");
      // What the visit before left in the draft.
      await page.waitForTimeout(300);
      while ((await page.getByTestId("attached-remove").count()) > 0) await page.getByTestId("attached-remove").first().click();
      await page
        .getByTestId("attach-file")
        .setInputFiles([await picture(page, 320, 200), { name: "programma.exe", mimeType: "", buffer: Buffer.from("MZ") }]);
      await page.locator("[data-testid^=attached-][data-state]").first().waitFor();
      await page.getByTestId("not-taken").waitFor();
    },
    menu: async (page, bridge) => {
      await conversation(page, bridge);
      await page.getByTestId("conversation-more").click();
      await cover(page, "mark-unread");
    },
    "new post": (page, bridge) => show(page, bridge, "/new", "new-post-text"),
    "for you": (page, bridge) => show(page, bridge, "/for-you", "mentions"),
    communities: (page, bridge) => show(page, bridge, "/communities", "communities"),
    "create community": async (page, bridge) => {
      await show(page, bridge, "/communities", "create-community");
      await page.getByTestId("create-community").click();
      await cover(page, "create-dialog");
    },
    community: (page, bridge) => show(page, bridge, `/communities/${community}`, "community"),
    "about community": (page, bridge) => show(page, bridge, `/communities/${community}/about`, "members"),
    "edit a community": async (page, bridge) => {
      await show(page, bridge, `/communities/${managed}/about`, "edit-community");
      await page.getByTestId("edit-community").click();
      await cover(page, "edit-community-dialog");
    },
    "choose a tile": async (page, bridge) => {
      await show(page, bridge, `/communities/${managed}/about`, "choose-tile");
      await page.getByTestId("choose-tile").click();
      await cover(page, "tile-dialog");
    },
    help: (page, bridge) => show(page, bridge, "/help", "own-questions"),
    "ask, something like it": async (page, bridge) => {
      await show(page, bridge, "/help/ask", "ask-title");
      await page.getByTestId("ask-title").fill("labelprinter slaat etiketten over");
      await page.getByTestId("alike").waitFor();
      await page.getByTestId("ask-text").waitFor();
    },
    "own question": async (page, bridge) => {
      await show(page, bridge, `/help/q/${answered}`, "question");
      await page.getByTestId("moments").waitFor();
    },
    "a question of a colleague that others have, too": async (page, bridge) => {
      await show(page, bridge, `/help/q/${shared}`, "me-too");
    },
    queue: (page, bridge) => show(page, bridge, `/desks/${desk}`, "queue-rows"),
    "question in the queue": async (page, bridge) => {
      await show(page, bridge, `/desks/${desk}/q/${waiting}`, "question");
      await page.getByTestId("reply").waitFor();
    },
    "about a desk": (page, bridge) => show(page, bridge, `/desks/${desk}/about`, "staff"),
    "add to a desk": async (page, bridge) => {
      await show(page, bridge, `/desks/${desk}/about`, "desk-about-page");
      await page.getByTestId("add-staff").click();
      await cover(page, "staff-dialog");
    },
    "hours and targets of a desk": async (page, bridge) => {
      await show(page, bridge, `/desks/${desk}/about`, "desk-terms");
      await page.getByTestId("edit-terms").click();
      await cover(page, "terms-dialog");
    },
    "macro of a desk": async (page, bridge) => {
      await show(page, bridge, `/desks/${desk}/about`, "desk-macros");
      await page.locator('[data-testid^="macro-acts-"]').last().click();
      await page.getByTestId("edit-macro").click();
      await cover(page, "macro-dialog");
      await page.getByTestId("macro-text").waitFor();
    },
    "macros for a question": async (page, bridge) => {
      await show(page, bridge, `/desks/${desk}/q/${waiting}`, "question");
      await page.keyboard.press("m");
      await cover(page, "macros-dialog");
    },
    "how soon a question is to be looked at": async (page, bridge) => {
      await show(page, bridge, `/desks/${desk}/q/${waiting}`, "question");
      await page.keyboard.press("h");
      await cover(page, "priority-dialog");
      await page.getByTestId("priority-normal").waitFor();
    },
    "a kept answer": async (page, bridge) => {
      await show(page, bridge, `/desks/${desk}/k/${kept}`, "knowledge");
      await page.getByTestId("kept-reasons").waitFor();
    },
    "another text for a kept answer": async (page, bridge) => {
      await show(page, bridge, `/help/k/${kept}/change`, "keep-text");
    },
    "a new answer for everybody": async (page, bridge) => {
      await show(page, bridge, `/desks/${desk}/keep`, "keep-text");
    },
    outbox: (page, bridge) => show(page, bridge, "/outbox", "outbox"),
    settings: (page, bridge) => show(page, bridge, "/settings", "to-me"),
    "sign out": async (page, bridge) => {
      await show(page, bridge, "/settings", "sign-out");
      await page.getByTestId("sign-out").click();
      await cover(page, "sign-out-dialog");
    },
    palette: async (page, bridge) => {
      await show(page, bridge, "/", "home");
      await page.keyboard.press("Control+k");
      await cover(page, "palette");
      await page.getByTestId("palette-home").waitFor();
    },
    keys: async (page, bridge) => {
      await show(page, bridge, "/", "home");
      await page.keyboard.press("?");
      await cover(page, "key-help");
    },
  };
}
