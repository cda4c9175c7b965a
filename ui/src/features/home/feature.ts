import { createRoute } from "@tanstack/react-router";
import { House } from "lucide-react";
import { useAsk } from "../../app/data";
import { EmptyReading } from "../../app/EmptyReading";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";
import { NewPost } from "../compose/feature";
import { Conversation } from "../conversation/feature";
import { HomeScreen } from "./HomeScreen";

const list = createRoute({
  getParentRoute: () => root,
  id: "home",
  component: HomeScreen,
  staticData: { place: "/" },
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
const newPost = createRoute({
  getParentRoute: () => list,
  path: "new",
  component: NewPost,
  staticData: { view: "reading" },
});

export const home = {
  routes: [list.addChildren([nothingOpen, post, newPost])],
  place: {
    to: "/",
    testid: "nav-home",
    Icon: House,
    words: "nav-home",
    useCount: () => useAsk("home.get", { filter: "all" }).data?.unread ?? 0,
  },
  actions: [
    {
      id: "home",
      Icon: House,
      words: "nav-home",
      key: { key: "h", words: "key-home", name: "key-name-h" },
      run: { to: "/" },
    },
  ],
} as const satisfies Feature;
