// Stories with texts as people paste and write them: rows, lists, addresses, other directions.
import assert from "node:assert/strict";
import { show, until } from "./browser.mjs";

const item = (text) =>
  `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>${text}</p>`;
const pasted = `<table><tr><td>Naam</td><td>Uren</td></tr><tr><td>Wim</td><td>4</td></tr></table>${item("harken")}${item("vegen")}
  <p>zie <a href="http://oud.tuin.example/pad">de oude site</a></p>`;

/** Everything of a text in one line, with the links after their words. */
function told(blocks) {
  const line = (pieces) =>
    pieces.map((piece) => (piece.type === "break" ? " / " : piece.text + (piece.link ? `<${piece.link}>` : ""))).join("");
  return blocks
    .map((block) => (block.type === "list" ? block.items.map((each) => `- ${told(each)}`).join(" ") : line(block.content)))
    .join(" ¶ ");
}

export const textStories = {
  "what is pasted and typed arrives as rows, lists and links": async ({ page, bridge, call, places }) => {
    await show(page, bridge, `/communities/${places.community}/new`, "new-post-text");
    await page.getByTestId("new-post-text").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.getByTestId("new-post-text").evaluate((field, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      clipboardData.setData("text/plain", "plain");
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, pasted);
    await page.keyboard.press("Enter");
    await page.keyboard.type(
      "https://www.tuin.example/pad. Dan (https://nl.tuin.example/Tuin_(park)), als laatste https://a.example/b",
    );
    await page.keyboard.press("Control+Enter");
    await page.getByTestId("conversation").waitFor();
    const id = await page.getByTestId("conversation").getAttribute("data-post");
    await until(async () => (await call("conversation.get", { post: id })).post.delivery === "sent");
    const link = (address) => `${address}<${address}>`;
    assert.equal(
      told((await call("conversation.get", { post: id })).post.text),
      [
        "Naam | Uren / Wim | 4",
        "- harken - vegen",
        "zie de oude site (http://oud.tuin.example/pad)",
        `${link("https://www.tuin.example/pad")}. Dan (${link("https://nl.tuin.example/Tuin_(park)")}), als laatste ${link("https://a.example/b")}`,
      ].join(" ¶ "),
    );
    await call("post.withdraw", { id });
  },

  "a post from right to left and a link to elsewhere can be read in both themes": async ({
    page,
    bridge,
    call,
    places,
    findings,
  }) => {
    const words = (text, link) => ({ type: "text", text, ...(link === undefined ? {} : { link }) });
    const line = (...content) => ({ type: "paragraph", content });
    const text = [
      line(words("السلام عليكم، اجتماع الفريق غدا الساعة 10:30 في القاعة B.")),
      { type: "list", items: [[line(words("أولا: الخطة"))], [line(words("ثانيا: الجدول"))]] },
      line(words("Naam | Uren"), { type: "break" }, words("Wim | 4")),
      line(words(`Z${"\u0301\u0323\u0330".repeat(40)} en `), words("tuin.example", "https://elders.example/x"), words(".")),
    ];
    const { id } = await call("post.create", { community: places.community, title: "مرحبا (زيارة 3)", text, files: [] });
    const before = await call("settings.get");
    for (const theme of ["light", "dark"]) {
      await call("settings.set", { ...before, theme });
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await show(page, bridge, `/p/${id}`, "conversation");
        await page.locator("article .text p").first().waitFor();
        await findings.check(page, `a post from right to left, ${theme}, ${width}`);
      }
    }
    await call("settings.set", before);
    await page.setViewportSize({ width: 1280, height: 800 });
    const directions = await page
      .locator("h1.title, .text > p, .text > ul, .text > ul li p")
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).direction));
    assert.deepEqual(directions, ["rtl", "rtl", "rtl", "rtl", "rtl", "ltr", "ltr"]);
    assert.match(await page.getByTestId("leads").textContent(), /elders\.example/);
    assert.equal(
      await page
        .locator(".text")
        .first()
        .evaluate((each) => getComputedStyle(each).overflowY),
      "clip",
    );
    await call("post.withdraw", { id });
  },
};
