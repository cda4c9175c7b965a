// What other programs put on the clipboard, in the forms that a text of Patio has: rows of a table as lines, the lists of Word as lists,
// addresses that are no links as words. The editor reads the rest.

const CELLS = " | ";
const LIST = /mso-list:\s*l\d+\s+level(\d+)/i;
const IGNORED = /mso-list:\s*ignore/i;
const NUMBER = /^\s*(\d+|[a-z]|[ivxlc]+)[.)]/i;
/** A mark and the gap that a word processor leaves behind it. */
const BULLET = /^[·•▪◦§o‣–-][\s\u00a0]{2,}/;

function styleOf(node: Element): string {
  return node.getAttribute("style") ?? "";
}

function textOf(node: Node): string {
  return (node.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim();
}

/** What stands in a cell, without the blocks around it. */
function inlinesOf(cell: Element, page: Document): DocumentFragment {
  const out = page.createDocumentFragment();
  const blocks = [...cell.querySelectorAll("p, div, li")].filter((block) => block.querySelector("p, div, li") === null);
  const parts = blocks.length > 0 && blocks.map(textOf).join(" ").length >= textOf(cell).length ? blocks : [cell];
  parts.forEach((part, at) => {
    if (at > 0) out.append(" ");
    out.append(...[...part.childNodes].map((node) => node.cloneNode(true)));
  });
  for (const line of [...out.querySelectorAll("br")]) line.replaceWith(" ");
  return out;
}

/** A table becomes a paragraph with a line for each row. One that only arranges its single column is what stands in it. */
function flattenTable(table: Element, page: Document): void {
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  const cellsOf = (row: Element) => [...row.children].filter((cell) => /^t[dh]$/i.test(cell.tagName));
  if (rows.every((row) => cellsOf(row).length <= 1)) {
    table.replaceWith(...rows.flatMap((row) => cellsOf(row).flatMap((cell) => wrapped(cell, page))));
    return;
  }
  const lines = page.createElement("p");
  for (const row of rows) {
    const cells = cellsOf(row);
    while (cells.length > 0 && textOf(cells[cells.length - 1] as Element) === "") cells.pop();
    if (cells.length === 0) continue;
    if (lines.childNodes.length > 0) lines.append(page.createElement("br"));
    cells.forEach((cell, at) => {
      if (at > 0) lines.append(CELLS);
      lines.append(inlinesOf(cell, page));
    });
  }
  table.replaceWith(lines);
}

function wrapped(cell: Element, page: Document): Node[] {
  if (cell.querySelector("p, div, ul, ol, table, blockquote, pre") !== null) return [...cell.childNodes];
  const paragraph = page.createElement("p");
  paragraph.append(...cell.childNodes);
  return textOf(paragraph) === "" ? [] : [paragraph];
}

interface Item {
  level: number;
  ordered: boolean;
  content: Node[];
}

/** A paragraph that Word draws as an item of a list: its mark stands in the text. */
function itemOf(node: Element): Item | undefined {
  const level = LIST.exec(styleOf(node))?.[1];
  const mark = [...node.querySelectorAll("span")].find((span) => IGNORED.test(styleOf(span)));
  const bullet = BULLET.exec(node.textContent ?? "");
  if (level === undefined && mark === undefined && bullet === null) return undefined;
  const ordered = NUMBER.test(mark?.textContent ?? "") || (mark === undefined && bullet === null && NUMBER.test(textOf(node)));
  if (mark !== undefined) mark.remove();
  else if (bullet !== null) cut(node, bullet[0].length);
  else if (ordered) cut(node, NUMBER.exec(node.textContent ?? "")?.[0].length ?? 0);
  return { level: Number(level ?? 1), ordered, content: [...node.childNodes] };
}

/** Takes the first letters off. */
function cut(node: Node, letters: number): void {
  let left = letters;
  const walker = (node.ownerDocument as Document).createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text !== null && left > 0; text = walker.nextNode()) {
    const words = text.nodeValue ?? "";
    text.nodeValue = words.slice(left);
    left -= Math.min(left, words.length);
  }
}

/** Neighbouring paragraphs that are items become one list; deeper ones a list in it. */
function gatherLists(body: Element, page: Document): void {
  const open: { level: number; list: Element }[] = [];
  let last: Element | undefined;
  for (const node of [...body.querySelectorAll("p")]) {
    if (node.closest("li") !== null) continue;
    const item = itemOf(node);
    if (item === undefined) continue;
    if (last === undefined || node.previousElementSibling !== last) open.length = 0;
    while (open.length > 0 && (open[open.length - 1] as { level: number }).level > item.level) open.pop();
    let top = open[open.length - 1];
    const line = page.createElement("li");
    const words = page.createElement("p");
    words.append(...item.content);
    line.append(words);
    if (top === undefined || top.level < item.level) {
      const list = page.createElement(item.ordered ? "ol" : "ul");
      if (top === undefined) {
        node.before(list);
        last = list;
      } else top.list.lastElementChild?.append(list);
      top = { level: item.level, list };
      open.push(top);
    }
    top.list.append(line);
    node.remove();
  }
}

/** An address that is no link here stays readable behind its words. */
function tellAddresses(body: Element): void {
  for (const link of [...body.querySelectorAll("a[href]")]) {
    const address = link.getAttribute("href") ?? "";
    if (!/^http:\/\//i.test(address)) continue;
    const same = textOf(link).replace(/\/$/, "") === address.replace(/\/$/, "");
    link.replaceWith(...link.childNodes, same ? "" : ` (${address})`);
  }
}

/** What was copied elsewhere, as HTML that the editor can hold. */
export function tidyPasted(html: string): string {
  // A piece that was copied in Patio is one already.
  if (html.includes("data-pm-slice")) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  // Marks of Office's own, around nothing or around a space.
  for (const own of [...page.body.querySelectorAll("*")]) if (own.tagName.includes(":")) own.replaceWith(...own.childNodes);
  for (const tables = () => page.body.querySelectorAll("table"); tables().length > 0; ) {
    const inner = [...tables()].filter((table) => table.querySelector("table") === null);
    for (const table of inner) flattenTable(table, page);
  }
  gatherLists(page.body, page);
  tellAddresses(page.body);
  return page.body.innerHTML;
}

/** The cells of rows that came as mere text: when each line has as many tabs, they are a table. */
export function tidyPastedText(text: string): string {
  const lines = text.replace(/[\r\n]+$/, "").split(/\r?\n/);
  const tabs = lines.map((line) => line.split("\t").length - 1);
  if (lines.length < 2 || (tabs[0] ?? 0) === 0 || tabs.some((count) => count !== tabs[0])) return text;
  return lines.map((line) => line.split("\t").join(CELLS)).join("\n");
}
