import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { AtSign, UsersRound } from "lucide-react";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";

const Asked = lazyRouteComponent(() => import("./AskedScreen"));

const list = createRoute({
  getParentRoute: () => root,
  path: "people",
  component: lazyRouteComponent(() => import("./PeopleScreen")),
  staticData: { place: "/people" },
});
const nobodyOpen = createRoute({
  getParentRoute: () => list,
  path: "/",
  component: Asked,
  staticData: { view: "list" },
});
const asked = createRoute({
  getParentRoute: () => list,
  path: "asked",
  component: Asked,
  staticData: { view: "reading", opensFromAnywhere: true },
});
const person = createRoute({
  getParentRoute: () => list,
  path: "$person",
  component: lazyRouteComponent(() => import("./PersonScreen")),
  staticData: { view: "reading", opensFromAnywhere: true },
});

export const people = {
  routes: [list.addChildren([nobodyOpen, asked, person])],
  place: { to: "/people", testid: "nav-people", Icon: UsersRound, words: "nav-people" },
  actions: [{ id: "people", Icon: UsersRound, words: "nav-people", run: { to: "/people" } }],
  shows: { person: { Icon: AtSign, address: (id) => `/people/${id}` } },
} as const satisfies Feature;
