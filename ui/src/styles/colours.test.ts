import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /\.(css|tsx?|html)$/.test(name));
const literal =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|lab|lch)a?\(|:\s*(?:white|black|red|green|blue|gr[ae]y|orange|purple)\b/i;

test("colours are named in one file only", () => {
  const found = files
    .filter((name) => name !== join("styles", "tokens.css") && !name.endsWith(".test.ts"))
    .flatMap((name) =>
      readFileSync(join(root, name), "utf8")
        .split("\n")
        .filter((line) => literal.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});

test("both themes name the same colours", () => {
  const tokens = readFileSync(join(root, "styles", "tokens.css"), "utf8");
  const names = (from: number, to: number) =>
    new Set([...tokens.slice(from, to).matchAll(/--([a-z0-9-]+):\s*(?:#|0 )/g)].map((match) => match[1]));
  const dark = tokens.indexOf('[data-theme="dark"]');
  expect(names(0, dark)).toEqual(names(dark, tokens.length));
});
