import { Link, useNavigate } from "@tanstack/react-router";
import { type RefObject, useEffect, useState } from "react";
import { useAct } from "../../app/act";
import { useCopy } from "../../app/copy";
import { editEntry } from "../../app/drafts";
import { patioLink } from "../../app/places";
import { useStepBack } from "../../app/steps";
import { useWords } from "../../app/words";
import { BackButton } from "../../components/BackButton";
import { MoreMenu } from "../../components/MoreMenu";
import { Tile } from "../../components/Tile";
import type { Conversation } from "../../generated/calls";
import type { Asked } from "./ConversationScreen";

interface Props {
  conversation: Conversation;
  onAsk: (asked: Asked) => void;
  /** Asks for a date to go to; nothing in a short conversation. */
  onDate: (() => void) | null;
  /** The page below the bar: when its title is scrolled away, the bar has it. */
  frame: RefObject<HTMLElement | null>;
}

/** The bar above a conversation: its community, the number of members, and the menu. */
export function ConversationBar({ conversation, onAsk, onDate, frame }: Props) {
  const words = useWords();
  const navigate = useNavigate();
  const stepBack = useStepBack();
  const act = useAct();
  const copy = useCopy();
  const { community, post } = conversation;
  const away = useTitleAway(frame, post.title);
  const own = post.mine && post.withdrawnAt === null && post.delivery === "sent";
  const makeUnread = () => {
    stepBack();
    void act.call("read.mark", { post: post.id, read: false });
  };
  const toCommunity = () => void navigate({ to: "/communities/$community/about", params: { community: community.id } });
  return (
    <div className="bar">
      <BackButton />
      <Tile community={community} size={24} />
      {away ? (
        <button
          type="button"
          className="bar-name bar-title"
          dir="auto"
          title={words("bar-to-top")}
          data-testid="bar-title"
          onClick={() => frame.current?.scrollTo({ top: 0 })}
        >
          {post.title}
        </button>
      ) : (
        <Link
          to="/communities/$community"
          params={{ community: community.id }}
          className="bar-name"
          data-testid="conversation-community"
        >
          <b>{community.name}</b> {words("bar-members", { count: community.memberCount })}
        </Link>
      )}
      {community.closed && <span className="badge">{words("community-closed")}</span>}
      <span className="grow" />
      <MoreMenu
        label={words("conversation-more")}
        testid="conversation-more"
        className="ib"
        size={18}
        placement="bottom end"
        lines={[
          own && { id: "edit", label: words("entry-edit"), testid: "post-edit", run: () => editEntry(post.id) },
          own && {
            id: "withdraw",
            label: words("entry-withdraw"),
            testid: "post-withdraw",
            run: () => onAsk({ kind: "withdraw", entry: post }),
          },
          post.editedAt !== null && {
            id: "history",
            label: words("entry-history"),
            run: () => onAsk({ kind: "history", entry: post }),
          },
          {
            id: "link",
            label: words("conversation-link"),
            testid: "conversation-link",
            run: () => void copy(patioLink(post.id, post.id)),
          },
          onDate !== null && { id: "date", label: words("conversation-date"), testid: "conversation-date", run: onDate },
          conversation.newCount > 0 && {
            id: "read",
            label: words("conversation-read"),
            testid: "mark-read",
            run: () => void act.call("read.mark", { post: post.id, read: true }),
          },
          { id: "unread", label: words("conversation-unread"), testid: "mark-unread", run: makeUnread },
          { id: "community", label: words("conversation-about"), run: toCommunity },
        ]}
      />
    </div>
  );
}

/** Whether the title is scrolled out of the page. */
function useTitleAway(frame: RefObject<HTMLElement | null>, title: string): boolean {
  const [away, setAway] = useState(false);
  useEffect(() => {
    const body = frame.current;
    if (body === null || title === "") return;
    const look = () => {
      const heading = body.querySelector("h1.title")?.getBoundingClientRect();
      setAway(heading !== undefined && heading.bottom <= body.getBoundingClientRect().top);
    };
    look();
    body.addEventListener("scroll", look, { passive: true });
    return () => body.removeEventListener("scroll", look);
  }, [frame, title]);
  return away;
}
