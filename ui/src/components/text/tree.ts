// Between the tree that Rust keeps and the editor's own: nothing may get lost on the way there and back.
import type { JSONContent } from "@tiptap/core";
import type { Block, Doc, Inline, Mark } from "../../generated/calls";

const markNames: readonly Mark[] = ["bold", "italic", "code"];

function inlineFrom(node: JSONContent): Inline[] {
  if (node.type === "hardBreak") return [{ type: "break" }];
  if (node.type === "mention") return [{ type: "mention", person: String(node.attrs?.id) }];
  if (node.type !== "text" || node.text === undefined) return [];
  const marks = markNames.filter((name) => node.marks?.some((mark) => mark.type === name));
  const link: unknown = node.marks?.find((mark) => mark.type === "link")?.attrs?.href;
  return [
    { type: "text", text: node.text, ...(marks.length > 0 ? { marks } : {}), ...(typeof link === "string" ? { link } : {}) },
  ];
}

function plain(node: JSONContent): string {
  return node.text ?? (node.type === "hardBreak" ? "\n" : (node.content ?? []).map(plain).join(""));
}

function blockFrom(node: JSONContent): Block[] {
  const content = node.content ?? [];
  switch (node.type) {
    case "paragraph":
      return [{ type: "paragraph", content: content.flatMap(inlineFrom) }];
    case "blockquote":
      return [{ type: "quote", content: content.flatMap(blockFrom) }];
    case "bulletList":
      return [{ type: "list", items: content.map((item) => (item.content ?? []).flatMap(blockFrom)) }];
    case "orderedList":
      return [{ type: "list", ordered: true, items: content.map((item) => (item.content ?? []).flatMap(blockFrom)) }];
    case "codeBlock":
      return [{ type: "code", text: plain(node) }];
    default:
      return [];
  }
}

function isBlank(block: Block | undefined): boolean {
  return (
    block?.type === "paragraph" &&
    block.content.every((piece) => piece.type === "break" || (piece.type === "text" && piece.text.trim() === ""))
  );
}

/** What the editor holds, as the tree. Blank lines at the start and the end are left out. */
export function docFrom(editor: JSONContent): Doc {
  const doc = (editor.content ?? []).flatMap(blockFrom);
  while (isBlank(doc[0])) doc.shift();
  while (isBlank(doc.at(-1))) doc.pop();
  return doc;
}

function inlineTo(piece: Inline, nameOf: (person: string) => string): JSONContent {
  if (piece.type === "break") return { type: "hardBreak" };
  if (piece.type === "mention") return { type: "mention", attrs: { id: piece.person, label: nameOf(piece.person) } };
  const marks = [
    ...(piece.marks ?? []).map((type) => ({ type })),
    ...(piece.link === undefined ? [] : [{ type: "link", attrs: { href: piece.link } }]),
  ];
  return { type: "text", text: piece.text, ...(marks.length > 0 ? { marks } : {}) };
}

function blockTo(block: Block, nameOf: (person: string) => string): JSONContent {
  switch (block.type) {
    case "paragraph":
      return { type: "paragraph", content: block.content.map((piece) => inlineTo(piece, nameOf)) };
    case "quote":
      return { type: "blockquote", content: block.content.map((each) => blockTo(each, nameOf)) };
    case "list":
      return {
        type: block.ordered === true ? "orderedList" : "bulletList",
        content: block.items.map((item) => ({ type: "listItem", content: item.map((each) => blockTo(each, nameOf)) })),
      };
    case "code":
      return { type: "codeBlock", content: block.text === "" ? [] : [{ type: "text", text: block.text }] };
  }
}

export function editorFrom(doc: Doc, nameOf: (person: string) => string): JSONContent {
  return { type: "doc", content: doc.length === 0 ? [{ type: "paragraph" }] : doc.map((block) => blockTo(block, nameOf)) };
}

/** Whether there is something to send: words, or a file that speaks for itself. */
export function saysSomething(doc: readonly Block[], files: readonly unknown[]): boolean {
  return doc.length > 0 || files.length > 0;
}

/** Characters as the limits count them: Unicode scalar values of the words and line breaks. */
export function countChars(doc: readonly Block[]): number {
  let count = 0;
  for (const block of doc) {
    if (block.type === "paragraph") {
      for (const piece of block.content) count += piece.type === "text" ? [...piece.text].length : piece.type === "break" ? 1 : 0;
    } else if (block.type === "quote") count += countChars(block.content);
    else if (block.type === "list") for (const item of block.items) count += countChars(item);
    else count += [...block.text].length;
  }
  return count;
}

export function mentionsIn(doc: readonly Block[]): string[] {
  const found = new Set<string>();
  const visit = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.type === "paragraph") {
        for (const piece of block.content) if (piece.type === "mention") found.add(piece.person);
      } else if (block.type === "quote") visit(block.content);
      else if (block.type === "list") for (const item of block.items) visit(item);
    }
  };
  visit(doc);
  return [...found];
}
