// The line under an own text that is not with the others yet: where it is, and what can be done about it.
import { CircleAlert } from "lucide-react";
import { useAct } from "../app/act";
import { useRevise } from "../app/revise";
import { useErrorWords, useWords } from "../app/words";
import type { Delivery, Refusal } from "../generated/calls";

interface Props {
  delivery: Delivery;
  /** What can be edited, sent again or taken back; null while the server may be taking it. */
  command: string | null;
  refusal: Refusal | null;
  /** Where a text is that was not refused, in words. */
  saved: string;
  /** The text is thrown away: what only this page knows of it goes, too. */
  onDiscard?: () => void;
}

export function UnsentLine({ delivery, command, refusal, saved, onDiscard }: Props) {
  const words = useWords();
  const errorWords = useErrorWords();
  const act = useAct();
  const revise = useRevise();
  const refused = delivery === "refused";
  return (
    <div className="ft" data-testid="delivery">
      {refused ? (
        <span className="brick">
          <CircleAlert className="i" size={15} strokeWidth={1.75} aria-hidden />{" "}
          {words("delivery-refused", { why: errorWords(refusal ?? "internal") })}
        </span>
      ) : (
        <span>{saved}</span>
      )}
      {command !== null && delivery !== "sending" && (
        <>
          <button type="button" className="link" data-testid="delivery-edit" onClick={() => void act.run(() => revise(command))}>
            {words("entry-edit")}
          </button>
          {refused && (
            <button
              type="button"
              className="link"
              data-testid="delivery-resend"
              onClick={() => void act.call("outbox.resend", { id: command })}
            >
              {words("outbox-resend")}
            </button>
          )}
          <button
            type="button"
            className="link"
            data-testid="delivery-discard"
            onClick={() => {
              onDiscard?.();
              void act.call("outbox.discard", { id: command });
            }}
          >
            {words(refused ? "outbox-discard" : "entry-withdraw")}
          </button>
        </>
      )}
    </div>
  );
}
