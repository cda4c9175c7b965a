// The way in, step by step, each in both languages and themes.
import assert from "node:assert/strict";
import { caller, show, until } from "./browser.mjs";

export async function walkIn({ browser, fresh, invitation, findings, sizes }) {
  const call = caller(fresh);
  const own = await call("settings.get");
  let where = "first start";
  const page = await browser.newPage({ reducedMotion: "reduce" });
  findings.watch(page, () => where);

  const look = async (step) => {
    for (const locale of ["nl", "en"]) {
      for (const theme of ["light", "dark"]) {
        await call("settings.set", { ...own, locale, theme });
        await page.locator(`html[lang=${locale}][data-theme=${theme}]`).waitFor();
        for (const { name, ...viewport } of sizes) {
          where = `${step}, ${locale}, ${theme}, ${name}`;
          await page.setViewportSize(viewport);
          await findings.check(page, where);
        }
      }
    }
    const [{ name: _, ...first }] = sizes;
    await page.setViewportSize(first);
  };
  const ask = async (address) => {
    await page.getByTestId("server-address").fill(address);
    await page.getByTestId("server-check").click();
  };

  await show(page, fresh, "/", "server-step");
  await look("first start");
  await ask("not an address");
  await page.getByTestId("entry-error").waitFor();
  await look("first start, refused");
  if (invitation !== undefined) {
    await ask(new URL(invitation).origin);
    await page.getByTestId("sign-in-step").waitFor();
    await look("sign in");
    await page.getByTestId("login").fill("nobody@example.org");
    await page.getByTestId("password").fill("not this one");
    await page.getByTestId("sign-in").click();
    await page.getByTestId("entry-error").waitFor();
    await look("sign in, refused");
    await page.getByTestId("other-server").click();
    await ask(invitation);
    await page.getByTestId("accept-step").waitFor();
    await look("invitation");
    await page.getByTestId("new-password").fill("a sentence to remember");
    await page.getByTestId("accept").click();
    await page.getByTestId("profile-step").waitFor();
    await page.getByTestId("profile-name").fill("Robin van de Proef");
    await page.getByTestId("profile-job").fill("tester");
    await page.getByTestId("profile-expertise").fill("screens,");
    await page.getByTestId("profile-expertise").press("Enter");
    await look("profile");
    await page.getByTestId("profile-continue").click();
    await page.getByTestId("communities-step").waitFor();
    await look("your communities");
    await page.getByTestId("communities-done").click();
    await page.getByTestId("home").waitFor();
    await look("home of somebody new");
    if ((await call("app.state")).isAdministrator) await firstDay({ page, fresh, call, look });
  }
  await call("settings.set", own);
  await page.close();
}

/** An administrator of an organisation in which nothing is yet: every empty screen leads on, and colleagues are invited in the app. */
async function firstDay({ page, fresh, call, look }) {
  await show(page, fresh, "/people", "people-invite");
  await look("people, alone");
  await page.getByTestId("people-invite").click();
  await page.getByTestId("first-steps").waitFor();
  assert.deepEqual(await call("admin.steps"), { community: false, colleagues: false, desk: false });
  await look("administrator, first day");

  await page.getByTestId("invite-text").fill("Naam;E-mail\nAnna de Wit;anna@example.org\npiet@example.org\nnobody at all");
  await page.getByTestId("unread").waitFor();
  await look("administrator, pasted");
  await page.getByTestId("invite-send").click();
  await page.getByTestId("link-anna@example.org").waitFor();
  await page.getByTestId("link-piet@example.org").waitFor();
  // What could not be read is still there.
  assert.equal(await page.getByTestId("invite-text").inputValue(), "nobody at all");
  await page.getByTestId("invite-text").fill("anna@example.org");
  await page.getByTestId("invite-send").click();
  await until(async () => (await call("admin.steps")).colleagues);
  await look("administrator, invited");

  await page.getByTestId("step-community").click();
  await page.getByTestId("create-dialog").waitFor();
  await page.keyboard.press("Escape");
  await show(page, fresh, "/communities", "create-first");
  await look("communities, none");
  await show(page, fresh, "/", "home-create");
  await page.getByTestId("home-create").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("create-name").and(page.locator(":focus")).waitFor();
  await page.keyboard.type("Koffietafel");
  await page.keyboard.press("Enter");
  await page.getByTestId("community").waitFor();
  await until(async () => (await call("admin.steps")).community);

  // The first desk, from the empty page of help.
  await show(page, fresh, "/help", "help-empty");
  await look("help, none");
  await page.getByTestId("first-desk").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("create-desk-name").and(page.locator(":focus")).waitFor();
  await look("create a desk");
  await page.keyboard.type("IT");
  await page.keyboard.press("Enter");
  await page.getByTestId("staff").locator("li").first().waitFor();
  await until(async () => (await call("admin.steps")).desk);
  await until(async () => (await call("outbox.list")).items.every((item) => item.state === "sent"));
  await look("a desk, new");
  await show(page, fresh, "/admin", "invite-text");
  // The answer from before may be drawn for a moment.
  await page.getByTestId("first-steps").waitFor({ state: "detached" });
}
