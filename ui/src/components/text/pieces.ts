// From the tree of the library to a row of pieces, each with a kind that Patio knows. Nothing else of the tree is kept.

export const kinds = ["keyword", "string", "number", "comment", "title", "type", "meta", "added", "gone"] as const;
export type Kind = (typeof kinds)[number];

export interface Piece {
  text: string;
  kind: Kind | null;
}

/** What is read of a tree; it may hold anything. */
export interface Node {
  type: string;
  value?: unknown;
  properties?: { className?: unknown } | undefined;
  children?: readonly Node[];
}

/** The library's names for parts of a text, without what it puts before them. */
const known: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    keyword: "keyword",
    literal: "keyword",
    "selector-tag": "keyword",
    name: "keyword",
    operator: "keyword",
    string: "string",
    regexp: "string",
    link: "string",
    char: "string",
    number: "number",
    symbol: "number",
    bullet: "number",
    comment: "comment",
    quote: "comment",
    title: "title",
    section: "title",
    attr: "title",
    attribute: "title",
    "selector-id": "title",
    "selector-class": "title",
    type: "type",
    built_in: "type",
    variable: "type",
    "template-variable": "type",
    "selector-attr": "type",
    "selector-pseudo": "type",
    meta: "meta",
    doctag: "meta",
    addition: "added",
    deletion: "gone",
  } satisfies Record<string, Kind>),
);

function kindOf(node: Node): Kind | undefined {
  const names = node.properties?.className;
  const name: unknown = Array.isArray(names) ? names[0] : undefined;
  return typeof name === "string" && name.startsWith("hljs-") ? known.get(name.slice("hljs-".length)) : undefined;
}

export function flatten(nodes: readonly Node[], around: Kind | null = null): Piece[] {
  return nodes.flatMap((node) => {
    if (node.type === "text") return typeof node.value === "string" ? [{ text: node.value, kind: around }] : [];
    return node.type === "element" ? flatten(node.children ?? [], kindOf(node) ?? around) : [];
  });
}
