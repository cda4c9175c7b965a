import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { LayoutGrid } from "lucide-react";
import { lazy } from "react";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";
import { NewPost } from "../compose/feature";
import { Conversation } from "../conversation/feature";

/** The dialog in which a community is made; home opens it, too, when there is none yet. */
export const CreateCommunity = lazy(() => import("./CreateCommunity"));

const About = lazyRouteComponent(() => import("./AboutCommunity"));

const all = createRoute({
  getParentRoute: () => root,
  path: "communities",
  component: lazyRouteComponent(() => import("./CommunitiesScreen")),
  staticData: { view: "wide", place: "/communities" },
});
const one = createRoute({
  getParentRoute: () => root,
  path: "communities/$community",
  component: lazyRouteComponent(() => import("./CommunityScreen")),
  staticData: { place: "/communities", up: "/communities" },
});
const nothingOpen = createRoute({
  getParentRoute: () => one,
  path: "/",
  component: About,
  staticData: { view: "list" },
});
const about = createRoute({
  getParentRoute: () => one,
  path: "about",
  component: About,
  staticData: { view: "reading" },
});
const post = createRoute({
  getParentRoute: () => one,
  path: "p/$post",
  component: Conversation,
  staticData: { view: "reading" },
});
const newPost = createRoute({
  getParentRoute: () => one,
  path: "new",
  component: NewPost,
  staticData: { view: "reading" },
});

export const communities = {
  routes: [all, one.addChildren([nothingOpen, about, post, newPost])],
  place: { to: "/communities", testid: "nav-communities", Icon: LayoutGrid, words: "nav-communities" },
  actions: [{ id: "communities", Icon: LayoutGrid, words: "nav-communities", run: { to: "/communities" } }],
  shows: { community: { Icon: LayoutGrid, address: (id) => `/communities/${id}` } },
} as const satisfies Feature;
