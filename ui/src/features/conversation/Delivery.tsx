// The line under one's own text that says whether it is saved, being sent or refused, with the actions for each case.
import { ArrowUp, CloudOff } from "lucide-react";
import { useTimes } from "../../app/clock";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import { letGo } from "../../components/files/letGo";
import { useIsPaused } from "../../components/files/UploadPause";
import { UnsentLine } from "../../components/UnsentLine";
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
  const times = useTimes();
  const sending = useIsSending(entry);
  const paused = useIsPaused(entry.files);
  const { delivery, command, refusal } = entry;
  if (delivery === "sent") return entry.changePending ? <p className="ft amber">{words("delivery-change")}</p> : null;
  const going = delivery === "waiting" ? "delivery-saved" : sending ? "delivery-unconfirmed" : "delivery-held";
  const saved = words(paused ? "delivery-paused" : going, { time: times.long(entry.createdAt) });
  const discard = () => letGo(entry.files);
  return <UnsentLine delivery={delivery} command={command} refusal={refusal} saved={saved} onDiscard={discard} />;
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
