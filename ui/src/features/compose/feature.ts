import { lazyRouteComponent } from "@tanstack/react-router";
import { SquarePen } from "lucide-react";
import type { Feature } from "../../app/feature";

/** The page for a new post; it opens beside a list. */
export const NewPost = lazyRouteComponent(() => import("./NewPostScreen"));

export const compose = {
  actions: [
    {
      id: "new",
      Icon: SquarePen,
      words: "new-post",
      key: { key: "n", words: "key-new", name: "key-name-n" },
      run: { to: "/new", writes: true },
    },
  ],
} as const satisfies Feature;
