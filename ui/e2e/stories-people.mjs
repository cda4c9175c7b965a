// Stories about people: finding them by what they are, and filling in what one is oneself.
import assert from "node:assert/strict";
import { show, until } from "./browser.mjs";

export const peopleStories = {
  "the same export twice fills the profile in once": async ({ page, bridge, call }) => {
    const line = `Planner, Proefbedrijf ${Date.now()}, 2018`;
    const [title, company, from] = line.split(", ");
    const buffer = Buffer.from(
      `Company Name,Title,Description,Location,Started On,Finished On\n${company},${title},,,${from},\n`,
    );
    const file = { name: "Positions.csv", mimeType: "text/csv", buffer };
    const sent = [];
    page.on("request", (request) => request.url().endsWith("/call/profile.update") && sent.push(request.postData()));
    const bring = async () => {
      await show(page, bridge, "/me", "me-linkedin");
      await page.getByTestId("me-linkedin").click();
      await page.getByTestId("linkedin-file").setInputFiles(file);
      await page.getByTestId("linkedin-offer").waitFor();
    };
    await bring();
    await page.getByTestId("offer-position-0").focus();
    await page.keyboard.press("Space");
    await page.getByTestId("linkedin-save").click();
    await page.getByTestId("linkedin-dialog").waitFor({ state: "detached" });
    await until(async () => (await call("profile.get")).about.endsWith(line));
    const { about } = await call("profile.get");
    await page.reload();
    await bring();
    assert.ok(await page.getByTestId("offer-position-0").isDisabled());
    assert.ok(await page.getByTestId("linkedin-save").isDisabled());
    await page.keyboard.press("Escape");
    await page.getByTestId("linkedin-dialog").waitFor({ state: "detached" });
    assert.equal(sent.length, 1);
    assert.equal((await call("profile.get")).about, about);
  },
  "a photo of a hundred megapixels is refused before it is unpacked": async ({ page, bridge }) => {
    await page.addInitScript(() => {
      const real = globalThis.createImageBitmap;
      globalThis.unpacked = 0;
      globalThis.createImageBitmap = (...asked) => {
        globalThis.unpacked += 1;
        return real(...asked);
      };
    });
    const huge = Buffer.from("89504e470d0a1a0a0000000d49484452000027100000271008020000000000000000", "hex");
    await show(page, bridge, "/me", "me-photo-choose");
    await page.getByTestId("me-photo-choose").click();
    const error = page.getByTestId("photo-error");
    await page.getByTestId("photo-file").setInputFiles({ name: "reus.png", mimeType: "image/png", buffer: huge });
    await error.waitFor();
    assert.match(await error.textContent(), /40/);
    assert.equal(await page.evaluate(() => globalThis.unpacked), 0);
    // A size that would do, but nothing after it.
    const broken = Buffer.from(huge);
    broken.writeUInt32BE(100, 16);
    broken.writeUInt32BE(100, 20);
    await page.getByTestId("photo-file").setInputFiles({ name: "half.png", mimeType: "image/png", buffer: broken });
    await until(async () => !/40/.test((await error.textContent()) ?? "40"));
    assert.equal(await page.evaluate(() => globalThis.unpacked), 1);
  },
  "people are narrowed to a unit and to who works now, with the keyboard": async ({ page, bridge, call }) => {
    const all = await call("directory.search", { text: "", worksNow: false });
    const unit = all.units[1] ?? all.units[0];
    const found = () =>
      page.locator("[data-testid^=found-]").evaluateAll((rows) => rows.map((row) => row.dataset.testid.slice(6)));
    const settles = async (answer) =>
      until(async () => {
        const ids = answer.people.map(({ person }) => person.id);
        const shown = await found();
        return (shown.length === 0) === (ids.length === 0) && shown.every((id, at) => id === ids[at]);
      });
    await show(page, bridge, "/people", "people");
    await page.locator("[data-testid^=found-]").first().waitFor();
    await page.getByTestId("filter-unit").getByRole("button").focus();
    await page.keyboard.press("Enter");
    const option = page.getByRole("option", { name: unit, exact: true });
    await option.waitFor();
    while (!(await option.evaluate((each) => each === document.activeElement))) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const narrowed = await call("directory.search", { text: "", unit, worksNow: false });
    assert.ok(narrowed.total > 0 && narrowed.total < all.total);
    await settles(narrowed);
    assert.match(await page.getByTestId("people-foot").textContent(), new RegExp(`^${narrowed.total} `));
    for (const on of [true, false]) {
      await page.getByTestId("filter-works-now").focus();
      await page.keyboard.press("Space");
      await page.locator(`[data-testid=filter-works-now][aria-pressed=${on}]`).waitFor();
      await settles(await call("directory.search", { text: "", unit, worksNow: on }));
    }
    await page.getByTestId("filter-unit").getByRole("button").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await settles(all);
  },

  "an expertise that is typed becomes the topic that is there already": async ({ page, bridge, call }) => {
    const { expertise } = await call("profile.get");
    const own = new Set(expertise.map((skill) => skill.topic));
    const { topics } = await call("topic.list", { text: "" });
    const topic = topics.find((each) => !own.has(each.name) && each.synonyms.some((name) => name.length > 8));
    const typed = topic.synonyms.find((name) => name.length > 8).slice(0, 7);
    await show(page, bridge, "/me", "me-expertise-field");
    await page.getByTestId("me-expertise-field").pressSequentially(typed);
    const offer = page.getByTestId(`me-expertise-field-${topic.id}`);
    await offer.waitFor();
    while ((await offer.getAttribute("data-focused")) === null) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByTestId(`me-skill-${topic.name}`).waitFor();
    await page.getByTestId("me-about-field").focus();
    await until(async () => {
      const profile = await call("profile.get");
      return !profile.pending && profile.expertise.some((skill) => skill.topic === topic.name);
    });
    // People are counted by what is confirmed: the count follows with the next download, a moment after the verdict.
    const listed = async () => (await call("topic.list", { text: "" })).topics;
    await until(async () => (await listed()).find((each) => each.id === topic.id).people === topic.people + 1);
    assert.equal((await listed()).length, topics.length);
    await call("profile.update", { expertise, withdrawPhoto: false, withdrawBirthYear: false });
  },

  "a night is typed as it is worked, and comes back so": async ({ page, bridge, call }) => {
    const { hours, timeZone, card } = await call("profile.get");
    const field = (label) => page.getByTestId("me-day-6").getByRole("textbox").nth(label);
    await show(page, bridge, "/me", "me-day-6");
    await page.getByTestId("me-day-6").getByRole("checkbox").setChecked(true);
    await field(0).fill("22:00");
    await field(1).fill("6:00");
    await page.getByTestId("me-about-field").focus();
    const kept = async () => (await call("profile.get")).hours;
    await until(async () => (await kept()).some((span) => span.day === 7 && span.fromMin === 0 && span.untilMin === 360));
    assert.ok((await kept()).some((span) => span.day === 6 && span.fromMin === 1320 && span.untilMin === 1440));
    await page.reload();
    await page.getByTestId("me-day-6").waitFor();
    assert.deepEqual([await field(0).inputValue(), await field(1).inputValue()], ["22:00", "06:00"]);
    assert.ok(!(await page.getByTestId("me-day-7").getByRole("checkbox").isChecked()));
    await show(page, bridge, `/people/${card.id}`, "person-today");
    assert.match(await page.getByTestId("person-today").textContent(), /22:00–06:00/);
    await call("profile.update", { hours, timeZone, withdrawPhoto: false, withdrawBirthYear: false });
  },

  "what the profile said before is told in the language that was chosen": async ({ page, bridge, call }) => {
    const before = await call("settings.get");
    const { unit, location } = await call("profile.get");
    const place = `Proefplaats ${Date.now()}`;
    const { hours } = await call("profile.get");
    const night = [
      { day: 3, fromMin: 1320, untilMin: 1440 },
      { day: 4, fromMin: 0, untilMin: 360 },
    ];
    for (const next of [
      { location: place, hours: night },
      { location: `${place} B`, hours },
    ]) {
      await call("profile.update", { ...next, withdrawPhoto: false, withdrawBirthYear: false });
      await until(async () => !(await call("profile.get")).pending);
    }
    for (const [locale, word, button, week] of [
      ["nl", "Plaats", "Sluit", "wo 22:00–06:00"],
      ["en", "Place", "Close", "Wed 22:00–06:00"],
    ]) {
      await call("settings.set", { ...before, locale });
      await show(page, bridge, "/me", "me-history");
      await page.locator(`html[lang=${locale}]`).waitFor();
      await page.getByTestId("me-history").click();
      const row = page.getByTestId("me-history-dialog").locator("li", { hasText: place }).first();
      await row.waitFor();
      assert.match(await row.textContent(), new RegExp(`^${word}`));
      await page.getByTestId("me-history-dialog").getByText(week, { exact: true }).first().waitFor();
      await page.getByTestId("me-history-dialog").getByRole("button", { name: button }).first().click();
      await page.getByTestId("me-history-dialog").waitFor({ state: "detached" });
    }
    await call("settings.set", before);
    await call("profile.update", { unit, location, withdrawPhoto: false, withdrawBirthYear: false });
  },
};
