import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";
import { useHere } from "../../app/state";

const page = createRoute({
  getParentRoute: () => root,
  path: "admin",
  component: lazyRouteComponent(() => import("./AdminScreen")),
  staticData: { view: "wide", place: "/admin" },
});

export const admin = {
  routes: [page],
  place: {
    to: "/admin",
    testid: "nav-admin",
    Icon: KeyRound,
    words: "nav-admin",
    useShown: () => useHere().isAdministrator,
  },
} as const satisfies Feature;
