// The line under one's own text that says whether it is saved, being sent or refused, with the actions for each case.
import { ArrowUp, CircleAlert, CloudOff } from "lucide-react";
import { useAct } from "../../app/act";
import { useTimes } from "../../app/clock";
import { useAsk } from "../../app/data";
import { useRevise } from "../../app/revise";
import { useErrorWords, useWords } from "../../app/words";
import { letGo } from "../../components/files/letGo";
import { useIsPaused } from "../../components/files/UploadPause";
import type { Entry } from "../../generated/calls";
import type { Asked } from "./ConversationScreen";

/** Whether the text is being sent; without a network it waits instead. */
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
  const act = useAct();
  const revise = useRevise();
  const sending = useIsSending(entry);
  const paused = useIsPaused(entry.files);
  const { command } = entry;
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
              letGo(entry.files);
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

/** The mark where a time would stand, in amber while the text waits for the network. */
export function Way({ entry }: { entry: Entry }) {
  const sending = useIsSending(entry);
  const words = useWords();
  const Icon = sending ? ArrowUp : CloudOff;
  return (
    <span className={sending ? "when" : "when wait"}>
      <Icon className="i" size={15} strokeWidth={1.75} aria-hidden /> {words(sending ? "delivery-sending" : "delivery-waiting")}
    </span>
  );
}
