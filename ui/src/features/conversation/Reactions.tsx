import { SmilePlus } from "lucide-react";
import { useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import "../../styles/dialog.css";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { type Entry, offeredReactions } from "../../generated/calls";

/** A small answer without words; one press sets it, one takes it back. */
export function Reactions({ entry, canReact }: { entry: Entry; canReact: boolean }) {
  const words = useWords();
  const act = useAct();
  const [open, setOpen] = useState(false);
  const set = (emoji: string, on: boolean) => {
    setOpen(false);
    void act.call("reaction.set", { target: entry.id, emoji, on });
  };
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
        <DialogTrigger isOpen={open} onOpenChange={setOpen}>
          <Button className="react" aria-label={words("reaction-add")} data-testid="react">
            <SmilePlus className="i" size={16} strokeWidth={1.75} aria-hidden />
          </Button>
          <Popover className="popover" placement="top start" data-covers>
            <Dialog className="offered" aria-label={words("reaction-add")}>
              {offeredReactions.map((emoji) => (
                <button
                  key={emoji}
                  type="button"
                  data-testid={`offer-${emoji}`}
                  onClick={() => set(emoji, !entry.reactions.some((each) => each.emoji === emoji && each.mine))}
                >
                  {emoji}
                </button>
              ))}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    </span>
  );
}
