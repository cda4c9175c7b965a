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
};
