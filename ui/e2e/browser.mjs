// A browser on the bridge: pages, calls, and what must hold on every screen.
import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const candidates = [process.env.PATIO_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function openBrowser() {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium found; set PATIO_CHROMIUM");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export function caller(bridge) {
  return async (name, payload = {}) => {
    const answer = await fetch(`${bridge}/call/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(payload),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
    return body;
  };
}

/** Collects what is wrong over the whole run, and keeps pictures when asked. */
export class Findings {
  constructor(pictures) {
    this.pictures = pictures;
    this.problems = [];
    this.screens = 0;
  }

  add(where, what) {
    this.problems.push(`${where}: ${what}`);
  }

  watch(page, where) {
    page.on("pageerror", (error) => this.add(where(), `error in the page: ${error.message}`));
    page.on("console", (message) => {
      // A refused call is an answer (422), and a file that is not here is drawn as missing (404): neither is a fault of the page.
      const answered =
        message.text().includes("422") || (message.text().includes("404") && message.location().url.includes("/file/"));
      if (message.type() === "error" && !answered) this.add(where(), `console: ${message.text()}`);
    });
  }

  async check(page, where) {
    this.screens += 1;
    if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
    const violations = await page.evaluate(async (runOnly) => {
      const found = await globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] });
      return found.violations.map(
        (each) => `${each.id} (${each.impact}): ${each.nodes.map((node) => node.target.join(" ")).join(", ")}`,
      );
    }, tags);
    for (const violation of violations) this.add(where, violation);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 0) this.add(where, `${wider} px wider than the window`);
    if (this.pictures !== undefined) {
      await mkdir(this.pictures, { recursive: true });
      await page.screenshot({ path: join(this.pictures, `${where.replaceAll(/[^a-z0-9]+/gi, "-")}.png`) });
    }
  }
}

export async function show(page, bridge, hash, testid) {
  await page.goto(`${bridge}/#${hash}`);
  await page.getByTestId(testid).first().waitFor();
}

/** What the client was doing when a story failed; a client that does not answer says that. */
export async function standing(call) {
  try {
    const [connection, { items }, { uploads }] = await Promise.all([
      call("connection.get"),
      call("outbox.list"),
      call("file.uploads"),
    ]);
    const outbox = items.filter((item) => item.state !== "sent").map((item) => `${item.kind} ${item.state}`);
    return JSON.stringify({ connection, outbox, uploads: uploads.map(({ file }) => file.upload) });
  } catch (cause) {
    return cause.message;
  }
}

/** Asks until it is so, for ten seconds. */
export async function until(isSo) {
  // An answer of a desk waits ten seconds before it goes.
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not within twenty seconds: ${isSo}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** After an action the focus lies on something: from the document itself, keys and screen readers would begin at the top again. */
export async function keepsFocus(page, after) {
  const fallen = () => page.evaluate(() => document.activeElement === null || document.activeElement === document.body);
  const end = Date.now() + 3_000;
  while (await fallen()) {
    if (Date.now() > end) throw new Error(`the focus fell to the document: ${after}`);
    await page.waitForTimeout(50);
  }
  // It must not only have been on its way elsewhere.
  await page.waitForTimeout(150);
  if (await fallen()) throw new Error(`the focus fell to the document a moment later: ${after}`);
  return page.evaluate(() => {
    const { id, dataset, tagName } = document.activeElement;
    return dataset.testid ?? (id || tagName);
  });
}

/** A picture to pick, drawn in the browser. */
export async function picture(page, width, height) {
  const base64 = await page.evaluate(
    ([wide, high]) => {
      const canvas = document.createElement("canvas");
      canvas.width = wide;
      canvas.height = high;
      const at = canvas.getContext("2d");
      for (let band = 0; band < 8; band += 1) {
        at.fillStyle = `hsl(${band * 40} 50% 60%)`;
        at.fillRect((band * wide) / 8, 0, wide / 8, high);
      }
      return canvas.toDataURL("image/png").split(",")[1];
    },
    [width, height],
  );
  return { name: "beeld.png", mimeType: "image/png", buffer: Buffer.from(base64, "base64") };
}
