import { expect, test } from "vitest";
import { colour } from "./colours";
import { flatten, kinds } from "./pieces";
import { signs } from "./signs";

const kindOf = (text: string, word: string) => colour(text)?.find((piece) => piece.text === word)?.kind;

test("a piece of Rust and a piece of SQL get their colours", () => {
  const rust = 'fn main() {\n    let x: u32 = 5; // vijf\n    println!("{x}");\n}';
  expect([kindOf(rust, "fn"), kindOf(rust, "main"), kindOf(rust, "// vijf")]).toEqual(["keyword", "title", "comment"]);
  const sql = "SELECT name, count(*) FROM person\nWHERE left_at IS NULL AND place = 'Utrecht';";
  expect([kindOf(sql, "SELECT"), kindOf(sql, "'Utrecht'")]).toEqual(["keyword", "string"]);
  expect(colour("CREATE TABLE person (\n  id INTEGER PRIMARY KEY\n);")).not.toBeNull();
});

test.each([
  ["bash", '#!/bin/bash\nset -e\nfor f in *.log; do\n  rm "$f"\ndone'],
  ["cpp", '#include <iostream>\nint main() { std::cout << "hi" << std::endl; return 0; }'],
  ["c", '#include <stdio.h>\nint main(void) {\n  printf("hi\\n");\n  return 0;\n}'],
  ["csharp", "using System;\nnamespace X {\n  public class Y { public string Name { get; set; } }\n}"],
  ["css", ".a { color: inherit; margin: 0 4px; }"],
  ["diff", "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-b\n+c"],
  ["go", 'package main\n\nfunc main() {\n\tfmt.Println("hi")\n}'],
  ["ini", '[server]\nport = 8080\nhost = "localhost"'],
  ["java", 'public class Main {\n  public static void main(String[] args) {\n    System.out.println("hi");\n  }\n}'],
  ["javascript", "const x = await fetch('/api');\nif (!x.ok) throw new Error('nee');"],
  ["json", '{\n  "name": "patio",\n  "ok": true\n}'],
  ["markdown", "# Titel\n\nEen **stuk** met een [link](https://example.org)."],
  ["php", '<?php\n$x = 3;\necho "hoi $x";\n'],
  ["powershell", "Get-ChildItem -Path C:\\temp | Where-Object { $_.Length -gt 10 }"],
  ["python", "import os\n\ndef main():\n    print(os.getcwd())\n"],
  ["typescript", "interface Foo { name: string; age?: number }"],
  ["xml", '<div class="x"><p>hoi</p></div>'],
  ["yaml", "services:\n  web:\n    image: nginx:latest"],
])("%s is recognised and stays the same to the letter", (language, text) => {
  expect(signs.find(([, sign]) => sign.test(text))?.[0]).toBe(language);
  const pieces = colour(text);
  expect(pieces?.some((piece) => piece.kind !== null)).toBe(true);
  expect(pieces?.map((piece) => piece.text).join("")).toBe(text);
});

test.each([
  "2026-11-03 14:02:11 ERROR [worker-3] connection to db01 refused, retrying in 5 seconds (attempt 3)",
  '10.1.2.3 - - [03/Nov/2026:14:02:11 +0100] "GET /index.html HTTP/1.1" 200 5123 "-" "Mozilla/5.0"',
  '[INFO] Starting server on port 8080\n[WARN] Configuration file not found, using defaults\n[INFO] level=error msg="x"',
  "Dit is gewoon een zin die ik in een codeblok heb gezet, omdat het kan.",
  "Let op: dit is een test;\nlet op: als de klant belt, noteer dan naam en nummer.",
  "Boodschappen:\n- melk\n- brood\n\nWat: vergadering\nWaar: zaal 3",
  "# Let op\nOude situatie => nieuwe situatie\nnaam = Piet",
  "Select the file from the list, then create a new table and insert it where the group is in use.\nUpdate all of it.",
  "+------+-------+\n| naam | getal |\n+------+-------+\n| a    | 1     |\n+------+-------+",
  "NAME     READY   STATUS    RESTARTS   AGE\nweb-6d   1/1     Running   0          3d",
  'Exception in thread "main" java.lang.NullPointerException: null\n\tat com.example.Foo.bar(Foo.java:12)',
  "laptop --> vpn --> server\n   |                 |\n   +-----> proxy ----+",
])("plain words, logs and tables stay plain: %s", (text) => {
  expect(colour(text)).toBeNull();
});

test("a text or a line that is too long stays plain", () => {
  const line = "let mut x = 1;\n";
  expect(colour(line.repeat(600))).not.toBeNull();
  expect(colour(line.repeat(700))).toBeNull();
  expect(colour(`${line}//${"x".repeat(300)}`)).toBeNull();
});

test("a hostile tree adds no kinds, and only its texts are kept", () => {
  const text = (value: unknown) => ({ type: "text", value });
  const tree = [
    { type: "element", properties: { className: ["hljs-keyword"], onClick: "alert(1)", style: "x" }, children: [text("a")] },
    { type: "element", properties: { className: ["hljs-constructor"] }, children: [text("b")] },
    { type: "element", properties: { className: "hljs-keyword rail" }, children: [text("c"), text({ d: 1 })] },
    { type: "raw", value: "<script>" },
  ];
  expect(flatten(tree)).toEqual([
    { text: "a", kind: "keyword" },
    { text: "b", kind: null },
    { text: "c", kind: null },
  ]);
  expect(kinds).not.toContain("constructor");
});

test("a language that once took too long is not tried again", () => {
  const text = "@media print { a { color: inherit; } }\n.b { margin: 0; }";
  expect(colour(text)).not.toBeNull();
  let clock = 0;
  const slow = () => {
    clock += 1000;
    return clock;
  };
  expect(colour(text, slow)).not.toBeNull();
  expect(colour(text)).toBeNull();
});
