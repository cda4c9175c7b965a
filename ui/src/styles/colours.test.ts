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

test("colours of code can be read in both themes", () => {
  const tokens = readFileSync(join(root, "styles", "tokens.css"), "utf8");
  const code = readFileSync(join(root, "components", "text", "code.css"), "utf8");
  const used = [...code.matchAll(/\.code-[a-z]+ \{\s*color: var\(--([a-z0-9]+)\)/g)].map((match) => match[1] ?? "");
  expect(used.length).toBeGreaterThan(5);
  for (const theme of [
    tokens.slice(0, tokens.indexOf('[data-theme="dark"]')),
    tokens.slice(tokens.indexOf('[data-theme="dark"]')),
  ]) {
    const light = (name: string) => {
      const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(theme)?.[1] ?? "";
      const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
        const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    for (const name of used) {
      const [dim = 0, bright = 0] = [light(name), light("ground")].sort((one, other) => one - other);
      expect((bright + 0.05) / (dim + 0.05), name).toBeGreaterThanOrEqual(4.5);
    }
  }
});
