// The line under an own text that is not with the others yet: saved, on its way or refused, with what can be done about it.
import { CircleAlert } from "lucide-react";
import { useAct } from "../../app/act";
import { useTimes } from "../../app/clock";
import { useRevise } from "../../app/revise";
import { useErrorWords, useWords } from "../../app/words";
import type { Delivery, Refusal } from "../../generated/calls";

interface Props {
  delivery: Delivery;
  command: string | null;
  refusal: Refusal | null;
  at: number;
}

export function Unsent({ delivery, command, refusal, at }: Props) {
  const words = useWords();
  const errorWords = useErrorWords();
  const times = useTimes();
  const act = useAct();
  const revise = useRevise();
  if (delivery === "sent") return null;
  const refused = delivery === "refused";
  return (
    <div className="ft" data-testid="delivery">
      {refused ? (
        <span className="brick">
          <CircleAlert className="i" size={15} strokeWidth={1.75} aria-hidden />{" "}
          {words("delivery-refused", { why: errorWords(refusal ?? "internal") })}
        </span>
      ) : (
        <span className="amber">{words("delivery-saved", { time: times.long(at) })}</span>
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
            onClick={() => void act.call("outbox.discard", { id: command })}
          >
            {words(refused ? "outbox-discard" : "entry-withdraw")}
          </button>
        </>
      )}
    </div>
  );
}
