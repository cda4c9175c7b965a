// Where the reading stands: what is scrolled to when a conversation opens, and what must not move when parts are added.
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Entry } from "../../generated/calls";
import type { OpenConversation } from "./useConversation";

/** Asks for more when this little is left below what is read, in pixels. */
const nearEnd = 600;

interface Places {
  frame: RefObject<HTMLElement | null>;
  comments: readonly Entry[];
  loading: boolean;
  start: OpenConversation["start"];
  later: (() => void) | null;
}

export function usePlaces({ frame, comments, loading, start, later }: Places): { keep: () => void } {
  // Earlier comments are added above, and the comment that is being read must not move.
  const below = useRef<number | null>(null);
  const keep = () => {
    const body = frame.current;
    below.current = body === null ? null : body.scrollHeight - body.scrollTop;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when comments came in
  useLayoutEffect(() => {
    const body = frame.current;
    if (body === null || below.current === null || loading) return;
    body.scrollTop = body.scrollHeight - below.current;
    below.current = null;
  }, [comments.length, loading]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening
  useLayoutEffect(() => {
    const body = frame.current;
    if (body === null || start.opening === 0) return;
    if (start.kind === "latest") {
      body.scrollTop = body.scrollHeight;
      return;
    }
    const entry = start.entry === null ? null : document.getElementById(`entry-${start.entry}`);
    if (entry === null) return;
    const box = entry.getBoundingClientRect();
    const frameBox = body.getBoundingClientRect();
    // What is whole in the page already stays where it is, so that a short conversation opens with its post.
    if (box.bottom > frameBox.bottom || box.top < frameBox.top) {
      body.scrollTop += box.top - frameBox.top - frameBox.height / 4;
    }
    if (start.kind === "unread" && start.opening === 1) return;
    entry.focus({ preventScroll: true });
    if (start.kind === "comment") entry.classList.add("pointed");
  }, [start.opening]);

  // The composer opens below: what stood above its edge, such as the comment that is answered, stays above it.
  useEffect(() => {
    const body = frame.current;
    if (body === null || start.opening === 0) return;
    let height = body.clientHeight;
    const watch = new ResizeObserver(() => {
      const by = height - body.clientHeight;
      height = body.clientHeight;
      if (by !== 0) body.scrollTop += by;
    });
    watch.observe(body);
    return () => watch.disconnect();
  }, [frame, start.opening]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when comments came in
  useEffect(() => {
    const body = frame.current;
    if (body === null || later === null || loading) return;
    const look = () => {
      if (body.scrollHeight - body.scrollTop - body.clientHeight < nearEnd) later();
    };
    look();
    body.addEventListener("scroll", look, { passive: true });
    return () => body.removeEventListener("scroll", look);
  }, [frame, comments.length, loading, later === null]);
  return { keep };
}
