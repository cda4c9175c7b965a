import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Moon, Settings, Sun } from "lucide-react";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";
import { call } from "../../platform";

const page = createRoute({
  getParentRoute: () => root,
  path: "settings",
  component: lazyRouteComponent(() => import("./SettingsScreen")),
  staticData: { view: "wide" },
});

async function setTheme(theme: string): Promise<void> {
  await call("settings.set", { ...(await call("settings.get", {})), theme });
}

export const settings = {
  routes: [page],
  actions: [
    { id: "settings", Icon: Settings, words: "nav-settings", run: { to: "/settings" } },
    { id: "light", Icon: Sun, words: "palette-light", run: () => setTheme("light") },
    { id: "dark", Icon: Moon, words: "palette-dark", run: () => setTheme("dark") },
  ],
} as const satisfies Feature;
