import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { UserRound } from "lucide-react";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";

const page = createRoute({
  getParentRoute: () => root,
  path: "me",
  component: lazyRouteComponent(() => import("./MeScreen")),
  staticData: { view: "wide" },
});

export const me = {
  routes: [page],
  actions: [{ id: "me", Icon: UserRound, words: "me-title", run: { to: "/me" } }],
} as const satisfies Feature;
