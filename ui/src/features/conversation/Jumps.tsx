// The way to what is new and to the end of a long conversation, over its lower edge.
import { ArrowDown, ArrowUp } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import type { Conversation, Start } from "../../generated/calls";

interface Props {
  conversation: Conversation;
  frame: RefObject<HTMLElement | null>;
  /** Comments that are drawn. */
  drawn: number;
  newBefore: boolean;
  hasLater: boolean;
  onGo: (from: Start) => void;
}

interface Place {
  /** Where the first new comment is, seen from the page; null when it is in it or there is none. */
  fresh: "above" | "below" | null;
  farFromEnd: boolean;
}

export function Jumps({ conversation, frame, drawn, newBefore, hasLater, onGo }: Props) {
  const words = useWords();
  const act = useAct();
  const { newFrom, newCount } = conversation;
  const [{ fresh, farFromEnd }, setPlace] = useState<Place>({ fresh: null, farFromEnd: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when comments came in
  useEffect(() => {
    const body = frame.current;
    if (body === null) return;
    const look = () => {
      const left = body.scrollHeight - body.scrollTop - body.clientHeight;
      const next = { fresh: whereIs(newFrom, newBefore, body), farFromEnd: hasLater || left > body.clientHeight };
      setPlace((last) => (last.fresh === next.fresh && last.farFromEnd === next.farFromEnd ? last : next));
    };
    look();
    body.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    return () => {
      body.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [frame, drawn, newFrom, newBefore, hasLater]);
  if (fresh === null && !farFromEnd) return null;
  const Icon = fresh === "above" ? ArrowUp : ArrowDown;
  return (
    <div className="jumps">
      {fresh !== null && (
        <button type="button" className="btn sm go" data-testid="jump-new" onClick={() => onGo({ kind: "unread" })}>
          <Icon className="i" size={15} strokeWidth={1.75} aria-hidden />
          {words(`jump-new-${fresh}`, { count: newCount })} <kbd>{words("key-name-u")}</kbd>
        </button>
      )}
      {fresh === "above" && (
        <button
          type="button"
          className="btn sm"
          data-testid="jump-read"
          onClick={() => void act.call("read.mark", { post: conversation.post.id, read: true })}
        >
          {words("jump-read")}
        </button>
      )}
      {farFromEnd && (
        <button type="button" className="btn sm" data-testid="jump-latest" onClick={() => onGo({ kind: "latest" })}>
          <ArrowDown className="i" size={15} strokeWidth={1.75} aria-hidden />
          {words("jump-latest")} <kbd>{words("key-name-l")}</kbd>
        </button>
      )}
    </div>
  );
}

function whereIs(comment: string | null, before: boolean, body: HTMLElement): Place["fresh"] {
  if (comment === null) return null;
  const box = document.getElementById(`entry-${comment}`)?.getBoundingClientRect();
  if (box === undefined) return before ? "above" : "below";
  const { top, bottom } = body.getBoundingClientRect();
  if (box.bottom <= top) return "above";
  return box.top >= bottom ? "below" : null;
}
