// One conversation, its pages put together, and what was new when it was opened.

import { useEffect, useMemo, useRef, useState } from "react";
import { usePages } from "../../app/data";
import type { ErrorCode } from "../../app/words";
import type { Conversation, Entry, PersonCard } from "../../generated/calls";
import { call } from "../../platform";

export interface OpenConversation {
  conversation: Conversation | undefined;
  comments: Entry[];
  people: ReadonlyMap<string, PersonCard>;
  code: ErrorCode | undefined;
  /** The first comment that was unread when this was opened. */
  newFrom: string | null;
  earlier: (() => void) | null;
  loading: boolean;
}

export function useConversation(post: string): OpenConversation {
  const pages = usePages("conversation.get", { post, limit: 50 }, "before", (page) => page.earlier);
  const conversation = pages.data?.pages[0];
  const comments = useMemo(() => [...(pages.data?.pages ?? [])].reverse().flatMap((page) => page.comments), [pages.data]);
  const people = useMemo(() => {
    const found = new Map<string, PersonCard>();
    for (const page of pages.data?.pages ?? []) for (const person of page.people) found.set(person.id, person);
    return found;
  }, [pages.data]);

  const [opened, setOpened] = useState<{ post: string; newFrom: string | null }>();
  if (conversation !== undefined && conversation.post.id === post && opened?.post !== post) {
    const first = comments.find((entry) => entry.unread && !entry.mine);
    setOpened({ post, newFrom: first !== undefined && conversation.readAt !== null ? first.id : null });
  }
  useMarkRead(post, conversation, comments);

  return {
    conversation: conversation?.post.id === post ? conversation : undefined,
    comments,
    people,
    code: pages.error?.code,
    newFrom: opened?.post === post ? opened.newFrom : null,
    earlier: pages.hasNextPage ? () => void pages.fetchNextPage() : null,
    loading: pages.isFetchingNextPage,
  };
}

/** Marks a conversation as read once it is drawn in a visible window. */
function useMarkRead(post: string, conversation: Conversation | undefined, comments: readonly Entry[]): void {
  const unread = conversation?.post.id === post && (conversation.post.unread || comments.some((entry) => entry.unread));
  const asked = useRef<string>("");
  const latest = comments.at(-1)?.id ?? post;
  useEffect(() => {
    if (!unread) return;
    const mark = () => {
      if (document.visibilityState !== "visible" || asked.current === latest) return;
      asked.current = latest;
      call("read.mark", { post, read: true }).catch(() => {
        asked.current = "";
      });
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [unread, post, latest]);
}
