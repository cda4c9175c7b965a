// The sentence at the foot of the rail. Always true, from Rust's own account.
import type { ConnectionState } from "../generated/calls";
import { useTimes } from "./clock";
import { useAsk } from "./data";
import { useWords } from "./words";

/** What does not pass by waiting. */
const TROUBLE: ConnectionState[] = ["foreign", "untrusted", "outdated", "signed_out"];

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
  const bad = data.refused > 0 || TROUBLE.includes(data.state);
  return { state: bad ? "bad" : data.state === "online" && data.waiting === 0 ? "ok" : "off", sentence: parts.join(" · ") };
}
