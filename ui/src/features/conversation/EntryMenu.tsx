// What one does more rarely with a comment: quote it, copy its link, and change or withdraw one's own.
import { useCopy } from "../../app/copy";
import { editEntry } from "../../app/drafts";
import { patioLink } from "../../app/places";
import { useWords } from "../../app/words";
import { MoreMenu } from "../../components/MoreMenu";
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
  const copyLink = () => void copy(patioLink(post, entry.id));
  return (
    <MoreMenu
      label={words("entry-more")}
      testid="entry-more"
      className="react entry-more"
      size={16}
      placement="bottom start"
      lines={[
        canQuote && { id: "quote", label: words("entry-quote"), testid: "entry-quote", run: onQuote },
        { id: "link", label: words("entry-link"), testid: "entry-link", run: copyLink },
        entry.mine && { id: "edit", label: words("entry-edit"), testid: "comment-edit", run: () => editEntry(entry.id) },
        entry.mine && {
          id: "withdraw",
          label: words("entry-withdraw"),
          testid: "comment-withdraw",
          run: () => onAsk({ kind: "withdraw", entry }),
        },
      ]}
    />
  );
}
