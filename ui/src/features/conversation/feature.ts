import { lazyRouteComponent } from "@tanstack/react-router";
import { MessageSquare } from "lucide-react";
import type { Feature } from "../../app/feature";

/** The page of one conversation; it opens beside a list. */
export const Conversation = lazyRouteComponent(() => import("./ConversationScreen"));

export const conversation = {
  shows: { conversation: { Icon: MessageSquare, address: (id) => `/p/${id}` } },
} as const satisfies Feature;
