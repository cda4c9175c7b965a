import { Ellipsis, SmilePlus } from "lucide-react";
import { useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import "../../styles/dialog.css";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { WholePicker } from "../../components/emoji/WholePicker";
import { type Entry, offeredReactions } from "../../generated/calls";

/** Sets a reaction of this person, or takes it back. */
function useTurn(entry: Entry): (emoji: string) => void {
  const act = useAct();
  return (emoji) => {
    const on = !entry.reactions.some((each) => each.emoji === emoji && each.mine);
    void act.call("reaction.set", { target: entry.id, emoji, on });
  };
}

/** Small answers without words, as colleagues gave them; one press gives the same, one takes it back. */
export function Reactions({ entry, canReact }: { entry: Entry; canReact: boolean }) {
  const words = useWords();
  const turn = useTurn(entry);
  if (entry.reactions.length === 0) return null;
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
          onClick={() => turn(reaction.emoji)}
        >
          <span aria-hidden>{reaction.emoji}</span>
          <span className="num">{reaction.count}</span>
        </button>
      ))}
    </span>
  );
}

/** The way to another small answer. */
export function AddReaction({ entry }: { entry: Entry }) {
  const words = useWords();
  const turn = useTurn(entry);
  const [open, setOpen] = useState(false);
  const [whole, setWhole] = useState(false);
  const pick = (emoji: string) => {
    setOpen(false);
    turn(emoji);
  };
  return (
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
          {whole ? <WholePicker onPick={pick} /> : <Offered onPick={pick} onMore={() => setWhole(true)} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
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
