// The sentence at the foot of the rail. Always true, from Rust's own account.
import { useTimes } from "./clock";
import { useAsk } from "./data";
import { useWords } from "./words";

export interface SyncMark {
  state: "ok" | "off" | "bad";
  sentence: string;
}

export function useSyncMark(): SyncMark {
  const words = useWords();
  const times = useTimes();
  const { data } = useAsk("connection.get", {});
  if (data === undefined) return { state: "ok", sentence: "" };
  const asOf = data.asOf === null ? "never" : "known";
  const time = data.asOf === null ? "" : times.long(data.asOf);
  const parts = [words(`sync-${data.syncing && data.state === "online" ? "syncing" : data.state}`, { asOf, time })];
  if (data.waiting > 0) parts.push(words("sync-waiting", { count: data.waiting }));
  if (data.refused > 0) parts.push(words("sync-refused", { count: data.refused }));
  const bad = data.refused > 0 || data.state === "foreign" || data.state === "outdated" || data.state === "signed_out";
  return { state: bad ? "bad" : data.state === "online" && data.waiting === 0 ? "ok" : "off", sentence: parts.join(" · ") };
}
