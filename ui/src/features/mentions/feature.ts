import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { AtSign } from "lucide-react";
import { useAsk } from "../../app/data";
import { EmptyReading } from "../../app/EmptyReading";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";
import { Conversation } from "../conversation/feature";

const list = createRoute({
  getParentRoute: () => root,
  path: "for-you",
  component: lazyRouteComponent(() => import("./MentionsScreen")),
  staticData: { place: "/for-you" },
});
const nothingOpen = createRoute({
  getParentRoute: () => list,
  path: "/",
  component: EmptyReading,
  staticData: { view: "list" },
});
const post = createRoute({
  getParentRoute: () => list,
  path: "p/$post",
  component: Conversation,
  staticData: { view: "reading" },
});

export const mentions = {
  routes: [list.addChildren([nothingOpen, post])],
  place: {
    to: "/for-you",
    testid: "nav-for-you",
    Icon: AtSign,
    words: "nav-for-you",
    useCount: () => useAsk("home.get", { filter: "all" }).data?.forYou ?? 0,
  },
  actions: [{ id: "for-you", Icon: AtSign, words: "nav-for-you", run: { to: "/for-you" } }],
} as const satisfies Feature;
