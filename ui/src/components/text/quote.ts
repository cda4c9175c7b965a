// A quote of a text that is on the screen: the marked part, or all of it, as the tree of a text.
import type { Block, Doc, Inline, Mark, PersonCard } from "../../generated/calls";

/** Pieces of running text; a block between them begins a new line. */
type Part = Inline | Block;

const markOf: Readonly<Record<string, Mark>> = { STRONG: "bold", EM: "italic", CODE: "code" };

function isBlock(part: Part): part is Block {
  return part.type === "paragraph" || part.type === "quote" || part.type === "list" || part.type === "code";
}

function marked(part: Part, mark: Mark): Part {
  return part.type === "text" ? { ...part, marks: [...(part.marks ?? []), mark] } : part;
}

function partsOf(node: Node): Part[] {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.textContent ?? "";
    return text === "" ? [] : [{ type: "text", text }];
  }
  // A fragment has no name of its own: its parts count.
  if (!(node instanceof HTMLElement)) return [...node.childNodes].flatMap(partsOf);
  if (node.matches("button, .leads, [data-unquoted]")) return [];
  if (node.matches(".mention, .inside")) return [{ type: "text", text: node.dataset.quoted ?? node.textContent ?? "" }];
  const parts = () => [...node.childNodes].flatMap(partsOf);
  const mark = markOf[node.tagName];
  if (mark !== undefined) return parts().map((part) => marked(part, mark));
  switch (node.tagName) {
    case "BR":
      return [{ type: "break" }];
    case "PRE":
      return [{ type: "code", text: node.querySelector("code")?.textContent ?? node.textContent ?? "" }];
    case "P":
      return linesOf(parts());
    case "BLOCKQUOTE":
      return [{ type: "quote", content: linesOf(parts()) }];
    case "UL":
    case "OL": {
      const items = [...node.children].map((item) => linesOf([...item.childNodes].flatMap(partsOf)));
      return [{ type: "list", ...(node.tagName === "OL" && { ordered: true }), items }];
    }
    case "A": {
      const link = node.getAttribute("href") ?? "";
      return parts().map((part) => (part.type === "text" ? { ...part, link } : part));
    }
    default:
      return parts();
  }
}

/** Running text outside a block becomes a paragraph: a marked part may begin in the middle of one. */
function linesOf(parts: readonly Part[]): Block[] {
  const blocks: Block[] = [];
  let line: Inline[] = [];
  const end = () => {
    if (line.some((piece) => piece.type !== "text" || piece.text.trim() !== ""))
      blocks.push({ type: "paragraph", content: line });
    line = [];
  };
  for (const part of parts) {
    if (isBlock(part)) {
      end();
      blocks.push(part);
    } else line.push(part);
  }
  end();
  return blocks;
}

/** The tree of what is drawn in `node`. */
export function docOfDrawn(node: Node): Doc {
  return linesOf(partsOf(node));
}

/** What is marked, inside the marks, links and lists that stand around it. */
function withAround(range: Range, text: Element): Node {
  let inner: Node = range.cloneContents();
  const within = range.commonAncestorContainer;
  let around = within instanceof HTMLElement ? within : within.parentElement;
  while (around !== null && around !== text) {
    const outer = around.cloneNode(false);
    outer.appendChild(inner);
    inner = outer;
    around = around.parentElement;
  }
  return inner;
}

/** The entry in which a part is marked, and that part; null when nothing is marked, or more than one text. */
export function markedPart(selection: Selection | null): { entry: string; doc: Doc } | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const within = range.commonAncestorContainer;
  const text = (within instanceof HTMLElement ? within : within.parentElement)?.closest("[data-entry-text]");
  if (text === null || text === undefined) return null;
  const doc = docOfDrawn(withAround(range, text));
  const entry = text.getAttribute("data-entry-text") ?? "";
  return doc.length === 0 ? null : { entry, doc };
}

/** A text to quote whole: what it quotes itself is left out, and names are words, so that a quote tells nobody again. */
export function quotable(doc: Doc, people: ReadonlyMap<string, PersonCard>): Doc {
  const named = (block: Block): Block => {
    if (block.type === "paragraph") {
      return {
        type: "paragraph",
        content: block.content.map((piece) =>
          piece.type === "mention" ? { type: "text", text: `@${people.get(piece.person)?.name ?? ""}` } : piece,
        ),
      };
    }
    if (block.type === "list") return { ...block, items: block.items.map((item) => item.map(named)) };
    return block;
  };
  return doc.filter((block) => block.type !== "quote").map(named);
}
