import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Tags } from "lucide-react";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";

const page = createRoute({
  getParentRoute: () => root,
  path: "topics",
  component: lazyRouteComponent(() => import("./TopicsScreen")),
  staticData: { view: "wide", place: "/people" },
});

export const topics = {
  routes: [page],
  actions: [{ id: "topics", Icon: Tags, words: "topics-title", run: { to: "/topics" } }],
} as const satisfies Feature;
