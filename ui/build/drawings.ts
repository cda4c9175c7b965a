// Turns an svg of assets/drawings into a React component, so that its lines take the colours of the theme.
import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

export function drawings(): Plugin {
  return {
    name: "patio-drawings",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(".svg?drawing")) return null;
      const svg = await readFile(id.slice(0, -"?drawing".length), "utf8");
      const width = Number(/width="(\d+)"/.exec(svg)?.[1]);
      const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
      const paths = [...svg.matchAll(/<path(?: class="([a-z]+)")? d="([^"]+)"\s*\/>/g)].map(([, kind, d], key) => ({
        key,
        className: kind,
        d,
      }));
      return `import { createElement } from "react";
const paths = ${JSON.stringify(paths)};
export default function Drawing() {
  return createElement("svg", { className: "draw", width: ${width}, height: ${height}, viewBox: "0 0 ${width} ${height}", "aria-hidden": true },
    paths.map((path) => createElement("path", path)));
}`;
    },
  };
}
