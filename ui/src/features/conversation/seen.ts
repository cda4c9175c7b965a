// How far a conversation was read: what the person had before their eyes, and nothing beyond it.
import { type RefObject, useEffect, useRef } from "react";
import type { Entry } from "../../generated/calls";
import { call } from "../../platform";

/** A text counts as seen when this much of it, or all of it, is inside the page. */
const seenPixels = 48;

/** The entries of which enough lies between the top and the bottom of the frame. */
export function inView(frame: HTMLElement, entries: readonly Entry[]): string[] {
  const { top, bottom } = frame.getBoundingClientRect();
  return entries
    .filter((entry) => {
      const box = document.getElementById(`entry-${entry.id}`)?.getBoundingClientRect();
      if (box === undefined) return false;
      return Math.min(box.bottom, bottom) - Math.max(box.top, top) >= Math.min(seenPixels, box.height) - 1;
    })
    .map((entry) => entry.id);
}

/** The time of the latest unread text before which everything was seen or read before; null when the oldest unread one was not seen. */
export function readUpTo(entries: readonly Entry[], seen: ReadonlySet<string>): number | null {
  let upTo: number | null = null;
  for (const entry of [...entries].sort((one, other) => one.createdAt - other.createdAt)) {
    if (entry.unread && !seen.has(entry.id)) break;
    if (entry.unread) upTo = entry.createdAt;
  }
  return upTo;
}

interface Seen {
  post: string;
  frame: RefObject<HTMLElement | null>;
  entries: readonly Entry[];
  /** Something unread stands before these entries and is not drawn. */
  unreadBefore: boolean;
}

/** Marks as read what was seen in a visible window. */
export function useReadMark({ post, frame, entries, unreadBefore }: Seen): void {
  const seen = useRef(new Set<string>());
  const latest = useRef({ entries, unreadBefore });
  latest.current = { entries, unreadBefore };
  const marked = useRef(0);
  const anyUnread = entries.some((entry) => entry.unread);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when other entries are drawn
  useEffect(() => {
    const body = frame.current;
    if (body === null || !anyUnread) return;
    let planned = 0;
    const look = () => {
      planned = 0;
      if (document.visibilityState !== "visible") return;
      const now = latest.current;
      for (const id of inView(body, now.entries)) seen.current.add(id);
      const upTo = now.unreadBefore ? null : readUpTo(now.entries, seen.current);
      if (upTo === null || upTo <= marked.current) return;
      const before = marked.current;
      marked.current = upTo;
      call("read.mark", { post, read: true, upTo }).catch(() => {
        marked.current = before;
      });
    };
    const plan = () => {
      if (planned === 0) planned = requestAnimationFrame(look);
    };
    plan();
    body.addEventListener("scroll", plan, { passive: true });
    document.addEventListener("visibilitychange", plan);
    window.addEventListener("resize", plan);
    return () => {
      cancelAnimationFrame(planned);
      body.removeEventListener("scroll", plan);
      document.removeEventListener("visibilitychange", plan);
      window.removeEventListener("resize", plan);
    };
  }, [post, frame, entries, anyUnread]);
}
