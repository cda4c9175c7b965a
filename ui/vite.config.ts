import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { drawings } from "./build/drawings.ts";
import { emoji } from "./build/emoji.ts";
import { preloadFonts } from "./build/fonts.ts";

const bridge = process.env.PATIO_BRIDGE ?? "http://127.0.0.1:4780";

export default defineConfig({
  base: "./",
  plugins: [drawings(), emoji(), preloadFonts(), react()],
  resolve: { dedupe: ["react"] },
  build: { target: "safari16.4", assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
  server: { host: "127.0.0.1", fs: { allow: [".."] }, proxy: { "/call": bridge, "/events": bridge } },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"], restoreMocks: true },
});
