// Stories about what can be seen: nothing one needs is cut, covered or below the fold.
import assert from "node:assert/strict";
import { show, until } from "./browser.mjs";

const line = (text) => [{ type: "paragraph", content: [{ type: "text", text }] }];

export const houseStories = {
  "a long title takes two lines in a list": async ({ page, bridge, call, places }) => {
    const long = "Wie weet waarom de labelprinter bij dock 4 na de lunch elke tweede rol overslaat, en wie kan komen kijken?";
    const { id } = await call("post.create", {
      community: places.community,
      title: long,
      text: line("Kijk even mee."),
      files: [],
    });
    for (const path of ["/", `/communities/${places.community}`]) {
      await show(page, bridge, path, `row-${id}`);
      const title = page.getByTestId(`row-${id}`).locator(".ti > span").first();
      const lines = () => title.evaluate((each) => each.clientHeight / Number.parseFloat(getComputedStyle(each).lineHeight));
      // Where the list is drawn anew meanwhile, the row is measured again.
      await until(async () => (await lines()) === 2);
    }
    await call("post.withdraw", { id });
  },

  "five people are seen at once, of everybody and of who answers a question": async ({ page, bridge }) => {
    await show(page, bridge, "/people", "people");
    for (const text of ["", "wie weet waarom de labelprinter overslaat"]) {
      await page.getByTestId("people-search").fill(text);
      if (text !== "") await page.locator(".pr .why").first().waitFor();
      await page.locator(".found[aria-busy=false]").waitFor();
      const seen = await page.locator("[data-testid^=found-]").evaluateAll((rows) => {
        const { bottom } = document.querySelector(".scroll.found").getBoundingClientRect();
        return rows.filter((row) => row.getBoundingClientRect().bottom <= bottom).length;
      });
      assert.ok(seen >= 5, `${seen} people for "${text}"`);
    }
    await page.getByTestId("people-search").fill("");
  },

  "one's own profile fits in three windows, and says once who sees it": async ({ page, bridge }) => {
    await show(page, bridge, "/me", "me-interests");
    const height = await page.getByTestId("me-screen").evaluate((each) => each.scrollHeight);
    assert.ok(height < 2500, `${height} pixels`);
    const told = page.getByTestId("me-told");
    assert.equal(await told.getAttribute("open"), null);
    await told.locator("summary").focus();
    await page.keyboard.press("Enter");
    await told.locator("dd").first().waitFor();
  },

  "the sync mark is as tall before its first sentence as with it, at any width": async ({ page, bridge }) => {
    let isHeld = true;
    await page.route("**/call/connection.get", async (route) => {
      while (isHeld) await new Promise((soon) => setTimeout(soon, 20));
      await route.continue();
    });
    const height = () =>
      page.evaluate(() => [...document.querySelectorAll(".sync")].map((each) => each.offsetHeight).find((each) => each > 0));
    for (const width of [1280, 900, 390]) {
      isHeld = true;
      await page.setViewportSize({ width, height: 800 });
      await page.goto("about:blank");
      await show(page, bridge, "/communities", "communities");
      const before = await height();
      isHeld = false;
      await page.locator(".sync > span:not(:empty)").first().waitFor({ state: "attached" });
      assert.deepEqual([before, before >= 24], [await height(), true], `${width} wide`);
    }
    await page.unroute("**/call/connection.get");
  },

  "news and the sync mark cover nothing and are never cut, at any width": async ({ page, bridge, call, places, findings }) => {
    const online = { state: "online", asOf: Date.now(), waiting: 0, refused: 0, syncing: false, inStepCount: 1 };
    const { comments } = await call("conversation.get", { post: places.post });
    const other = comments.find((each) => !each.mine && each.text !== null);
    let answer = online;
    await page.route("**/call/connection.get", (route) => route.fulfill({ json: answer }));
    for (const width of [1280, 1000, 900, 720, 390]) {
      for (const [state, waiting, refused] of [
        ["offline", 1, 0],
        ["offline", 12, 3],
      ]) {
        answer = online;
        await page.setViewportSize({ width, height: 800 });
        await page.goto("about:blank");
        await show(page, bridge, `/p/${places.post}`, "conversation");
        answer = { ...online, state, waiting, refused, asOf: Date.now() - 26 * 3_600_000 };
        // Anything in the outbox makes the page ask again.
        await call("helpful.set", { target: other.id, on: !other.helpedMe });
        await page.getByTestId("toast-offline").waitFor();
        const where = `${width} wide, ${waiting} waiting`;
        // At its end nothing floats over the conversation.
        await page.getByTestId("conversation").evaluate((each) => each.scrollTo(0, each.scrollHeight));
        await page.locator(".jumps").waitFor({ state: "detached" });
        if (waiting === 1) await findings.check(page, `news, ${where}`);
        const faults = await page.evaluate(() => {
          const seen = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.getClientRects().length > 0);
          const boxes = seen(".list .scroll, .list header, .reading .body, .composer, .places, .foot > *, .mnav, .mtop");
          const found = [];
          for (const toast of seen(".toast")) {
            const one = toast.getBoundingClientRect();
            if (one.top < 0 || one.bottom > innerHeight || one.right > innerWidth) found.push(`${toast.textContent} is outside`);
            for (const box of boxes) {
              const two = box.getBoundingClientRect();
              if (Math.min(one.right, two.right) - Math.max(one.left, two.left) <= 0) continue;
              if (Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 0)
                found.push(`${toast.textContent} covers ${box.className}`);
            }
          }
          for (const mark of seen(".sync span")) {
            const one = mark.getBoundingClientRect();
            for (let box = mark.parentElement; box !== null; box = box.parentElement) {
              const two = box.getBoundingClientRect();
              if (box.getClientRects().length === 0) continue;
              if (one.right > two.right + 1 || one.bottom > two.bottom + 1 || one.left < two.left - 1 || one.top < two.top - 1) {
                found.push(`"${mark.textContent}" is cut by ${box.className}`);
                break;
              }
            }
          }
          return found;
        });
        for (const fault of faults) findings.add(where, fault);
        await call("helpful.set", { target: other.id, on: other.helpedMe });
      }
    }
  },

  "an own post that waits for the network has its amber mark, and its row on home": async ({
    page,
    bridge,
    call,
    places,
    findings,
  }) => {
    const title = "Zonder netwerk geschreven bericht over de nieuwe laadperrons";
    const { id } = await call("post.create", { community: places.community, title, text: line("Komt later."), files: [] });
    const change = (name, how) =>
      page.route(`**/call/${name}`, async (route) => {
        const answer = await route.fetch();
        const json = await answer.json();
        how(json);
        await route.fulfill({ json });
      });
    await change("connection.get", (connection) => Object.assign(connection, { state: "offline", waiting: 1 }));
    await change("conversation.get", ({ post }) => Object.assign(post, { delivery: "waiting", command: "1" }));
    await change("home.get", ({ groups }) => {
      for (const row of groups.flatMap((group) => group.conversations)) if (row.post === id) row.waiting = 1;
    });
    const amber = await page.goto(bridge).then(() =>
      page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.className = "amber";
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      }),
    );
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await show(page, bridge, `/p/${id}`, "conversation");
      const way = page.locator(".author .wait");
      await way.waitFor();
      assert.equal(await way.evaluate((each) => getComputedStyle(each).color), amber);
      await findings.check(page, `a post that waits, ${width}`);
      await show(page, bridge, "/", `row-${id}`);
      const standing = page.getByTestId(`row-${id}`).locator(".standing.amber");
      await standing.waitFor();
      const cut = await standing.evaluate((each) => {
        const [one, two] = [each, each.parentElement].map((box) => box.getBoundingClientRect());
        return one.right > two.right + 1 || one.bottom > two.bottom + 1;
      });
      assert.ok(!cut, `the mark is cut, ${width}`);
    }
    await call("post.withdraw", { id });
  },
};
