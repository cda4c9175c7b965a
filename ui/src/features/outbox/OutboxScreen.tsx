// The outbox: each command that was written on this laptop, and its state.
import { Link } from "@tanstack/react-router";
import { ArrowUp, Check, CircleAlert, CloudOff, HardDrive, Hourglass, type LucideIcon, Undo2 } from "lucide-react";
import { useState } from "react";
import { useAct } from "../../app/act";
import { useTimes } from "../../app/clock";
import { useCopy } from "../../app/copy";
import { useAsk } from "../../app/data";
import { useRevise } from "../../app/revise";
import { useSyncMark } from "../../app/sync";
import { toast } from "../../app/toasts";
import { useErrorWords, useWords } from "../../app/words";
import { Confirm } from "../../components/Confirm";
import { Empty } from "../../components/Empty";
import { EntryFiles } from "../../components/files/EntryFiles";
import { letGo } from "../../components/files/letGo";
import { useIsPaused } from "../../components/files/UploadPause";
import { SkeletonRows } from "../../components/Skeleton";
import type { Connection, OutboxItem } from "../../generated/calls";
import "../../styles/ledger.css";
import "./outbox.css";

export default function OutboxScreen() {
  const words = useWords();
  const outbox = useAsk("outbox.list", {});
  const connection = useAsk("connection.get", {}).data;
  const mark = useSyncMark();
  const act = useAct();
  return (
    <div className="wide-page" data-testid="outbox">
      <div className="page">
        <div className="page-head">
          <div>
            <h1 className="h20">{words("outbox-title")}</h1>
            <p className="sm quiet">{mark.sentence}</p>
          </div>
          <button type="button" className="btn" onClick={() => void act.call("sync.now", {})} data-testid="sync-now">
            {words("outbox-sync")}
          </button>
        </div>
        {outbox.data === undefined ? (
          <SkeletonRows />
        ) : outbox.data.items.length === 0 ? (
          <Empty text={words("outbox-empty")} testid="outbox-empty" />
        ) : (
          <ul className="ledger" aria-label={words("outbox-title")}>
            {outbox.data.items.map((item) => (
              <OutboxRow key={item.id} item={item} connection={connection} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** From this many tries on, something is likely to be in the way. */
const STUCK_ATTEMPTS = 3;

/** The first word of a line; some kinds differ in their sentence only. */
const LABELS: Partial<Record<Standing["kind"], string>> = {
  unconfirmed: "outbox-waiting",
  arrived: "outbox-sent",
};

interface Standing {
  kind: "saved" | "waiting" | "unconfirmed" | "sending" | "stuck" | "others" | "aside" | "sent" | "arrived" | "refused";
  tint: "" | "amber" | "quiet" | "brick";
  Icon: LucideIcon;
}

function standing(item: OutboxItem, connection: Connection | undefined): Standing {
  if (item.state === "refused") return { kind: "refused", tint: "brick", Icon: CircleAlert };
  if (item.state === "aside") return { kind: "aside", tint: "quiet", Icon: Undo2 };
  if (item.arrivedAside) return { kind: "arrived", tint: "amber", Icon: Check };
  if (item.state === "sent") return { kind: "sent", tint: "", Icon: Check };
  if (item.waitsForOthers) return { kind: "others", tint: "amber", Icon: Hourglass };
  const away = connection !== undefined && connection.state !== "online";
  if (item.state === "sending" && away) return { kind: "unconfirmed", tint: "amber", Icon: CloudOff };
  if (item.state === "sending" && item.attempts >= STUCK_ATTEMPTS) return { kind: "stuck", tint: "amber", Icon: CircleAlert };
  if (item.state === "sending") return { kind: "sending", tint: "quiet", Icon: ArrowUp };
  return connection?.state === "online"
    ? { kind: "saved", tint: "", Icon: HardDrive }
    : { kind: "waiting", tint: "amber", Icon: CloudOff };
}

function OutboxRow({ item, connection }: { item: OutboxItem; connection: Connection | undefined }) {
  const words = useWords();
  const act = useAct();
  const errorWords = useErrorWords();
  const times = useTimes();
  const revise = useRevise();
  const [discarding, setDiscarding] = useState(false);
  const { kind, tint, Icon } = standing(item, connection);
  const paused = useIsPaused(item.files);
  const sentence =
    kind === "refused"
      ? words(item.text === "" ? "outbox-refused-act" : "outbox-refused-why", {
          why: errorWords(item.refusal ?? "internal", item.kind),
        })
      : words(paused ? "delivery-paused" : `outbox-${kind}-why`, {
          time: times.long(item.sentAt ?? item.savedAt),
          attempts: item.attempts,
        });
  const copy = useCopy();
  // A text that may have arrived can be taken back, too; the server is asked then.
  const tried = kind === "stuck" || kind === "unconfirmed" || kind === "others";
  const open = kind === "waiting" || kind === "saved" || tried;
  const edit = async () => {
    await revise(item.id);
    if (tried) toast({ kind: "done", text: words("outbox-edit-tried") });
  };
  return (
    <li className="ob" data-testid={`outbox-${item.id}`} data-state={item.state} data-row>
      <Icon className={`i ${tint}`} size={17} strokeWidth={1.75} aria-hidden />
      <b className={tint}>{words(LABELS[kind] ?? `outbox-${kind}`)}</b>
      <div className="ob-what">
        <ItemLine item={item} />
        <p className="quiet">{sentence}</p>
        <EntryFiles files={item.files} chips />
      </div>
      <div className="ob-acts">
        {item.editable && (open || kind === "refused") && (
          <button type="button" className="btn sm" data-testid="outbox-edit" onClick={() => void act.run(edit)}>
            {words("outbox-edit")}
          </button>
        )}
        {kind === "refused" && (
          <button
            type="button"
            className="btn sm"
            data-testid="outbox-resend"
            onClick={() => void act.call("outbox.resend", { id: item.id })}
          >
            {words("outbox-resend")}
          </button>
        )}
        {kind === "refused" && item.text !== "" && (
          <button type="button" className="btn sm" data-testid="outbox-copy" onClick={() => void copy(item.text)}>
            {words("outbox-copy")}
          </button>
        )}
        {(open || kind === "refused") && (
          <button type="button" className="btn sm bare" data-testid="outbox-discard" onClick={() => setDiscarding(true)}>
            {words("outbox-discard")}
          </button>
        )}
      </div>
      {discarding && (
        <Confirm
          testid="discard-dialog"
          title={words("outbox-discard-title")}
          body={words(tried ? "outbox-discard-tried-body" : "outbox-discard-body")}
          yes={words("outbox-discard")}
          no={words("outbox-keep")}
          onYes={() => {
            letGo(item.files);
            void act.call("outbox.discard", { id: item.id });
          }}
          onClose={() => setDiscarding(false)}
        />
      )}
    </li>
  );
}

function ItemLine({ item }: { item: OutboxItem }) {
  const words = useWords();
  const kind = words(`kind-${item.kind.replace(".", "-")}`);
  const text = (
    <>
      <span className="quiet">{kind}</span> <span className="said">{item.summary}</span>
    </>
  );
  const where =
    item.community === null ? null : <span className="quiet"> {words("outbox-in", { community: item.community.name })}</span>;
  return (
    <p className="ob-line">
      {item.question !== null ? (
        <Link to="/help/q/$question" params={{ question: item.question }} className="ob-link">
          {text}
        </Link>
      ) : item.post === null ? (
        text
      ) : (
        <Link to="/p/$post" params={{ post: item.post }} className="ob-link">
          {text}
        </Link>
      )}
      {where}
    </p>
  );
}
