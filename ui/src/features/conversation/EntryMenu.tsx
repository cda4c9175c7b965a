// What one does more rarely with a comment: quote it, copy its link, and change or withdraw one's own.
import { Ellipsis } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import "../../styles/dialog.css";
import { useCopy } from "../../app/copy";
import { editEntry } from "../../app/drafts";
import { patioLink } from "../../app/places";
import { expectField } from "../../app/typing";
import { useWords } from "../../app/words";
import type { Entry } from "../../generated/calls";
import type { Asked } from "./ConversationScreen";

interface Props {
  entry: Entry;
  post: string;
  canQuote: boolean;
  onQuote: () => void;
  onAsk: (asked: Asked) => void;
}

export function EntryMenu({ entry, post, canQuote, onQuote, onAsk }: Props) {
  const words = useWords();
  const copy = useCopy();
  const choose = (key: string) => {
    if (key === "quote") onQuote();
    else if (key === "link") void copy(patioLink(post, entry.id));
    else if (key === "edit") {
      expectField();
      editEntry(entry.id);
    } else if (key === "withdraw") onAsk({ kind: "withdraw", entry });
  };
  return (
    <MenuTrigger>
      <Button className="react entry-more" aria-label={words("entry-more")} data-testid="entry-more">
        <Ellipsis className="i" size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" data-covers>
        <Menu className="menu" aria-label={words("entry-more")} onAction={(key) => choose(String(key))}>
          {canQuote && (
            <MenuItem id="quote" className="menu-item" data-testid="entry-quote">
              {words("entry-quote")}
            </MenuItem>
          )}
          <MenuItem id="link" className="menu-item" data-testid="entry-link">
            {words("entry-link")}
          </MenuItem>
          {entry.mine && (
            <MenuItem id="edit" className="menu-item" data-testid="comment-edit">
              {words("entry-edit")}
            </MenuItem>
          )}
          {entry.mine && (
            <MenuItem id="withdraw" className="menu-item" data-testid="comment-withdraw">
              {words("entry-withdraw")}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
