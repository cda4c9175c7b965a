import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentParser, type Message, type Pattern, type VariableReference, Visitor } from "@fluent/syntax";
import { expect, test } from "vitest";
import { callCodes, refusals } from "../generated/calls";

const repository = join(import.meta.dirname, "..", "..", "..");
const source = join(import.meta.dirname, "..");

// Texts of the desktop shell, the terminal and notifications are Rust's to check.
const ours = (file: string) => !/^(desktop|cli|notice)\.ftl$/.test(file);

class Variables extends Visitor {
  readonly found = new Set<string>();

  override visitVariableReference(node: VariableReference) {
    this.found.add(node.id.name);
  }
}

function variablesOf(pattern: Pattern | null): string {
  const variables = new Variables();
  if (pattern !== null) variables.visit(pattern);
  return [...variables.found].sort().join(" ");
}

function messages(locale: string): Map<string, string> {
  const found = new Map<string, string>();
  const folder = join(repository, "assets", "locales", locale);
  for (const file of readdirSync(folder).filter(ours)) {
    const parsed = new FluentParser().parse(readFileSync(join(folder, file), "utf8"));
    for (const entry of parsed.body) {
      expect(entry.type, `${locale}/${file}`).not.toBe("Junk");
      if (entry.type !== "Message") continue;
      const message = entry as Message;
      expect(found.has(message.id.name), `${locale}: ${message.id.name} twice`).toBe(false);
      found.set(message.id.name, variablesOf(message.value));
    }
  }
  return found;
}

const nl = messages("nl");
const en = messages("en");
const sources = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.") && !name.startsWith("generated"))
  .map((name) => ({ name, text: readFileSync(join(source, name), "utf8") }));

test("both languages have the same texts with the same variables", () => {
  expect([...nl].sort()).toEqual([...en].sort());
});

test("no text ends in an exclamation mark", () => {
  for (const locale of ["nl", "en"]) {
    for (const file of readdirSync(join(repository, "assets", "locales", locale)).filter(ours)) {
      expect(readFileSync(join(repository, "assets", "locales", locale, file), "utf8"), `${locale}/${file}`).not.toContain("!");
    }
  }
});

test("every text a screen asks for exists, and every text is asked for", () => {
  const asked = new Set<string>();
  const beginnings: string[] = [];
  for (const { text } of sources) {
    for (const [, id] of text.matchAll(
      /"([a-z][a-z0-9]*(?:-[A-Za-z0-9_]+)+|patio|back|close|cancel|copied|copy|helpful|jump|mention|vcard)"/g,
    ))
      if (id !== undefined) asked.add(id);
    for (const [, start] of text.matchAll(/`([a-z][a-z0-9-]*-)\$\{/g)) if (start !== undefined) beginnings.push(start);
  }
  const called = sources.flatMap(({ text }) => [...text.matchAll(/\bwords\(\s*"([^"]+)"/g)].map((match) => match[1] ?? ""));
  expect(called.filter((id) => !nl.has(id))).toEqual([]);
  // The register is written by Rust from the same texts.
  const isDrawn = (id: string) => !id.startsWith("register-");
  const idle = [...nl.keys()].filter((id) => isDrawn(id) && !asked.has(id) && !beginnings.some((start) => id.startsWith(start)));
  expect(idle).toEqual([]);
});

test("every code of Rust has its sentence", () => {
  const own = callCodes.filter((code) => !refusals.some((refusal) => refusal === code));
  expect(own.filter((code) => !nl.has(`error-${code}`))).toEqual([]);
  expect(refusals.filter((code) => !nl.has(`refusal-${code}`))).toEqual([]);
});

test("no screen has words of its own", () => {
  const found: string[] = [];
  for (const { name, text } of sources.filter((each) => each.name.endsWith(".tsx"))) {
    for (const [whole, words] of text.matchAll(/>\s*([^<>{}()=;&|?:]*\p{L}{2}[^<>{}()=;&|?:]*)\s*<\//gu)) {
      if (!whole.includes("=>")) found.push(`${name}: ${words}`);
    }
    for (const [, attribute, words] of text.matchAll(/\s(aria-label|title|placeholder|alt)="([^"]*\p{L}[^"]*)"/gu)) {
      found.push(`${name}: ${attribute}=${words}`);
    }
  }
  expect(found).toEqual([]);
});
