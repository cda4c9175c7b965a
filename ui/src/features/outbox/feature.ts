import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { CloudUpload, RefreshCw } from "lucide-react";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";
import { call } from "../../platform";

const page = createRoute({
  getParentRoute: () => root,
  path: "outbox",
  component: lazyRouteComponent(() => import("./OutboxScreen")),
  staticData: { view: "wide" },
});

export const outbox = {
  routes: [page],
  actions: [
    { id: "outbox", Icon: CloudUpload, words: "outbox-title", run: { to: "/outbox" } },
    { id: "sync", Icon: RefreshCw, words: "outbox-sync", run: () => call("sync.now", {}) },
  ],
} as const satisfies Feature;
