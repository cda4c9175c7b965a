import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { NotebookPen } from "lucide-react";
import { useAsk } from "../../app/data";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";

const page = createRoute({
  getParentRoute: () => root,
  path: "drafts",
  component: lazyRouteComponent(() => import("./DraftsScreen")),
  staticData: { view: "wide", place: "/drafts" },
});

export const drafts = {
  routes: [page],
  place: {
    to: "/drafts",
    testid: "nav-drafts",
    Icon: NotebookPen,
    words: "nav-drafts",
    useShown: () => (useAsk("draft.list", {}).data?.drafts.length ?? 0) > 0,
  },
  actions: [{ id: "drafts", Icon: NotebookPen, words: "nav-drafts", run: { to: "/drafts" } }],
} as const satisfies Feature;
