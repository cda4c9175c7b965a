// Asks for the three fonts of the first screen before the style sheet is read.
import type { Plugin } from "vite";

const early = ["atkinson-hyperlegible-next-latin-wght-normal", "literata-latin-opsz-normal"];

export function preloadFonts(): Plugin {
  return {
    name: "patio-preload-fonts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const files = Object.keys(bundle ?? {}).filter(
          (file) => early.some((name) => file.includes(name)) && file.endsWith(".woff2"),
        );
        return {
          html,
          tags: files.map((file) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", href: `./${file}`, crossorigin: true },
            injectTo: "head-prepend" as const,
          })),
        };
      },
    },
  };
}
