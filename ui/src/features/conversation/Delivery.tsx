// Where an own text stands, under it: saved, on its way, not accepted; and what can be done about it.
import { CircleAlert } from "lucide-react";
import { useTimes } from "../../app/clock";
import { useAsk } from "../../app/data";
import { useRevise } from "../../app/revise";
import { useSayError } from "../../app/toasts";
import { useErrorWords, useWords } from "../../app/words";
import type { Entry } from "../../generated/calls";
import { CallError, call } from "../../platform";
import { letGo } from "../files/letGo";
import { useIsPaused } from "../files/UploadPause";
import type { Asked } from "./ConversationScreen";

/** On its way, as far as anybody knows; without a network it waits. */
export function useIsSending(entry: Entry): boolean {
  const connection = useAsk("connection.get", {}).data;
  return entry.delivery === "sending" && (connection === undefined || connection.state === "online");
}

export function isOnItsWay(entry: Entry): boolean {
  return entry.delivery === "waiting" || entry.delivery === "sending";
}

export function Delivery({ entry }: { entry: Entry; onAsk: (asked: Asked) => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const times = useTimes();
  const sayError = useSayError();
  const revise = useRevise();
  const sending = useIsSending(entry);
  const paused = useIsPaused(entry.files);
  const { command } = entry;
  const fail = (cause: unknown) => sayError(cause instanceof CallError ? cause : new CallError("internal"));
  if (entry.delivery === "sent") {
    return entry.changePending ? <p className="ft amber">{words("delivery-change")}</p> : null;
  }
  const refused = entry.delivery === "refused";
  const going = entry.delivery === "waiting" ? "delivery-saved" : sending ? "delivery-unconfirmed" : "delivery-held";
  const saved = paused ? "delivery-paused" : going;
  return (
    <div className="ft" data-testid="delivery">
      {refused ? (
        <span className="brick">
          <CircleAlert className="i" size={15} strokeWidth={1.75} aria-hidden />{" "}
          {words("delivery-refused", { why: errorWords(entry.refusal ?? "internal") })}
        </span>
      ) : (
        <span>{words(saved, { time: times.long(entry.createdAt) })}</span>
      )}
      {command !== null && entry.delivery !== "sending" && (
        <>
          <button type="button" className="link" data-testid="delivery-edit" onClick={() => revise(command).catch(fail)}>
            {words("entry-edit")}
          </button>
          {refused && (
            <button
              type="button"
              className="link"
              data-testid="delivery-resend"
              onClick={() => call("outbox.resend", { id: command }).catch(fail)}
            >
              {words("outbox-resend")}
            </button>
          )}
          <button
            type="button"
            className="link"
            data-testid="delivery-discard"
            onClick={() => {
              letGo(entry.files);
              call("outbox.discard", { id: command }).catch(fail);
            }}
          >
            {words(refused ? "outbox-discard" : "entry-withdraw")}
          </button>
        </>
      )}
    </div>
  );
}
