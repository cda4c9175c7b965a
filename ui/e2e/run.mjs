// npm run e2e -- <bridge> [--fresh <bridge> [--invitation <link>]] [--pictures <folder>]
//   [--only <words>]
// Visits every screen in both themes and both languages over the real Rust core and fails on anything axe finds. The bridge must be
// signed in with a finished profile and at least one conversation; --fresh is a second bridge on an empty data folder, for the way in;
// with an unused invitation it goes all the way. --only tells the stories with these words in their name and visits nothing.
import { parseArgs } from "node:util";
import { caller, Findings, keepsFocus, openBrowser, standing } from "./browser.mjs";
import { walkIn } from "./entry.mjs";
import { findPlaces, screens } from "./screens.mjs";
import { stories } from "./stories.mjs";
import { communityStories } from "./stories-communities.mjs";
import { fileStories } from "./stories-files.mjs";
import { focusStories } from "./stories-focus.mjs";
import { helpStories } from "./stories-help.mjs";
import { houseStories } from "./stories-house.mjs";
import { peopleStories } from "./stories-people.mjs";
import { queueStories } from "./stories-queue.mjs";
import { readingStories } from "./stories-reading.mjs";
import { textStories } from "./stories-texts.mjs";
import { writingStories } from "./stories-writing.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    fresh: { type: "string" },
    invitation: { type: "string" },
    pictures: { type: "string" },
    only: { type: "string" },
  },
});
const bridge = positionals[0]?.replace(/\/$/, "");
if (bridge === undefined) {
  console.error("usage: npm run e2e -- <bridge> [--fresh <bridge> [--invitation <link>]] [--pictures <folder>] [--only <words>]");
  process.exit(2);
}

const told = Object.entries({
  ...stories,
  ...communityStories,
  ...fileStories,
  ...focusStories,
  ...helpStories,
  ...houseStories,
  ...peopleStories,
  ...queueStories,
  ...readingStories,
  ...textStories,
  ...writingStories,
}).filter(([name]) => name.includes(values.only ?? ""));
const findings = new Findings(values.pictures);
const call = caller(bridge);
const before = await call("settings.get");
const places = await findPlaces(call);
const browser = await openBrowser();
const sizes = [
  { name: "wide", width: 1280, height: 800 },
  { name: "middle", width: 900, height: 800 },
  // Also what 1280 becomes at 200 %.
  { name: "narrow", width: 390, height: 844 },
];

try {
  for (const locale of values.only === undefined ? ["nl", "en"] : []) {
    for (const theme of ["light", "dark"]) {
      await call("settings.set", { ...before, locale, theme });
      for (const { name: size, ...viewport } of sizes) {
        // The middle size differs in layout only: one language and one theme are enough.
        if (size === "middle" && (locale !== "nl" || theme !== "light")) continue;
        const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
        let where = "";
        findings.watch(page, () => where);
        for (const [name, open] of Object.entries(screens(places))) {
          where = `${name}, ${locale}, ${theme}, ${size}`;
          try {
            await open(page, bridge);
            await findings.check(page, where);
          } catch (cause) {
            findings.add(where, cause.message.split("\n")[0]);
          }
          // Whatever lies over the house is closed before the next screen, and leaves the focus on something.
          if ((await page.locator("[data-covers]").count()) > 0) {
            await page.keyboard.press("Escape");
            await keepsFocus(page, "what lay over the house was closed").catch((cause) => findings.add(where, cause.message));
          }
        }
        await page.close();
      }
      console.log(`${locale}, ${theme}: every screen`);
    }
  }

  if (values.fresh !== undefined) {
    await walkIn({ browser, fresh: values.fresh.replace(/\/$/, ""), invitation: values.invitation, findings, sizes });
    console.log("the way in: every step");
  }

  await call("settings.set", before);
  for (const [name, tell] of told) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
    findings.watch(page, () => name);
    try {
      await tell({ page, bridge, call, places, findings });
      console.log(`ok: ${name}`);
    } catch (cause) {
      findings.add(name, `${cause.message.split("\n").slice(0, 3).join(" ")} ${await standing(call)}`);
    }
    await page.close();
  }
} finally {
  await call("settings.set", before);
  await browser.close();
}

for (const problem of findings.problems) console.error(`! ${problem}`);
console.log(`${findings.screens} screens, ${told.length} stories, ${findings.problems.length} problems`);
process.exit(findings.problems.length === 0 ? 0 : 1);
