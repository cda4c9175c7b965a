import { Ellipsis, SmilePlus } from "lucide-react";
import { useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import "../../styles/dialog.css";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { WholePicker } from "../../components/emoji/WholePicker";
import { type Entry, offeredReactions } from "../../generated/calls";

/** A small answer without words; one press sets it, one takes it back. */
export function Reactions({ entry, canReact }: { entry: Entry; canReact: boolean }) {
  const words = useWords();
  const act = useAct();
  const [open, setOpen] = useState(false);
  const [whole, setWhole] = useState(false);
  const set = (emoji: string, on: boolean) => {
    setOpen(false);
    void act.call("reaction.set", { target: entry.id, emoji, on });
  };
  const turn = (emoji: string) => set(emoji, !entry.reactions.some((each) => each.emoji === emoji && each.mine));
  return (
    <span className="reactions">
      {entry.reactions.map((reaction) => (
        <button
          key={reaction.emoji}
          type="button"
          className="reaction"
          aria-pressed={reaction.mine}
          aria-label={words("reaction-label", { emoji: reaction.emoji, count: reaction.count })}
          title={reaction.names.join(", ")}
          disabled={!canReact}
          data-testid={`reaction-${reaction.emoji}`}
          onClick={() => set(reaction.emoji, !reaction.mine)}
        >
          <span aria-hidden>{reaction.emoji}</span>
          <span className="num">{reaction.count}</span>
        </button>
      ))}
      {canReact && (
        <DialogTrigger
          isOpen={open}
          onOpenChange={(next) => {
            setOpen(next);
            setWhole(false);
          }}
        >
          <Button className="react" aria-label={words("reaction-add")} data-testid="react">
            <SmilePlus className="i" size={16} strokeWidth={1.75} aria-hidden />
          </Button>
          <Popover className="popover" placement="top start" data-covers>
            <Dialog className={whole ? "emoji-dialog" : "offered"} aria-label={words("reaction-add")}>
              {whole ? <WholePicker onPick={turn} /> : <Offered onPick={turn} onMore={() => setWhole(true)} />}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    </span>
  );
}

/** The eight that fit most answers come first; behind them is the way to all others. */
function Offered({ onPick, onMore }: { onPick: (emoji: string) => void; onMore: () => void }) {
  const words = useWords();
  return (
    <>
      {offeredReactions.map((emoji) => (
        <button key={emoji} type="button" data-testid={`offer-${emoji}`} onClick={() => onPick(emoji)}>
          {emoji}
        </button>
      ))}
      <button
        type="button"
        className="more"
        aria-label={words("reaction-more")}
        title={words("reaction-more")}
        data-testid="react-more"
        onClick={onMore}
      >
        <Ellipsis className="i" size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </>
  );
}
