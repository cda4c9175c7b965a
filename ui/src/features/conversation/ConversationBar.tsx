import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, Ellipsis } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import "../../styles/dialog.css";
import { useAct } from "../../app/act";
import { useCopy } from "../../app/copy";
import { editEntry } from "../../app/drafts";
import { patioLink } from "../../app/places";
import { useStepBack } from "../../app/steps";
import { expectField } from "../../app/typing";
import { useWords } from "../../app/words";
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
  const choose = (key: string) => {
    if (key === "edit") {
      expectField();
      editEntry(post.id);
    } else if (key === "history") onAsk({ kind: "history", entry: post });
    else if (key === "withdraw") onAsk({ kind: "withdraw", entry: post });
    else if (key === "unread") {
      stepBack();
      void act.call("read.mark", { post: post.id, read: false });
    } else if (key === "read") void act.call("read.mark", { post: post.id, read: true });
    else if (key === "link") void copy(patioLink(post.id, post.id));
    else if (key === "date") onDate?.();
    else if (key === "community") void navigate({ to: "/communities/$community/about", params: { community: community.id } });
  };
  return (
    <div className="bar">
      <button type="button" className="backm ib" aria-label={words("back")} onClick={stepBack} data-testid="back">
        <ArrowLeft className="i" size={18} strokeWidth={1.75} aria-hidden />
      </button>
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
      <MenuTrigger>
        <Button className="ib" aria-label={words("conversation-more")} data-testid="conversation-more">
          <Ellipsis className="i" size={18} strokeWidth={1.75} aria-hidden />
        </Button>
        <Popover className="popover" placement="bottom end" data-covers>
          <Menu className="menu" aria-label={words("conversation-more")} onAction={(key) => choose(String(key))}>
            {own && (
              <MenuItem id="edit" className="menu-item" data-testid="post-edit">
                {words("entry-edit")}
              </MenuItem>
            )}
            {own && (
              <MenuItem id="withdraw" className="menu-item" data-testid="post-withdraw">
                {words("entry-withdraw")}
              </MenuItem>
            )}
            {post.editedAt !== null && (
              <MenuItem id="history" className="menu-item">
                {words("entry-history")}
              </MenuItem>
            )}
            <MenuItem id="link" className="menu-item" data-testid="conversation-link">
              {words("conversation-link")}
            </MenuItem>
            {onDate !== null && (
              <MenuItem id="date" className="menu-item" data-testid="conversation-date">
                {words("conversation-date")}
              </MenuItem>
            )}
            {conversation.newCount > 0 && (
              <MenuItem id="read" className="menu-item" data-testid="mark-read">
                {words("conversation-read")}
              </MenuItem>
            )}
            <MenuItem id="unread" className="menu-item" data-testid="mark-unread">
              {words("conversation-unread")}
            </MenuItem>
            <MenuItem id="community" className="menu-item">
              {words("conversation-about")}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
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
