// What happened to the connection and the outbox while the person was doing something else: said once, in passing.
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Connection } from "../generated/calls";
import { bytesMayHaveCome } from "./bytes";
import { useTimes } from "./clock";
import { useAsk } from "./data";
import { toast } from "./toasts";
import { useWords } from "./words";

export function useConnectionNews(): void {
  const words = useWords();
  const times = useTimes();
  const navigate = useNavigate();
  const { data } = useAsk("connection.get", {});
  const last = useRef<Connection>(undefined);
  useEffect(() => {
    if (data === undefined) return;
    const before = last.current;
    last.current = data;
    if (before === undefined) return;
    if (before.state !== "online" && data.state === "online") bytesMayHaveCome();
    if (before.state !== "offline" && data.state === "offline") {
      const asOf = data.asOf === null ? "never" : "known";
      toast({ kind: "offline", text: words("toast-offline", { asOf, time: data.asOf === null ? "" : times.long(data.asOf) }) });
    }
    if (data.refused > before.refused) {
      const look = { label: words("toast-look"), run: () => void navigate({ to: "/outbox" }) };
      toast({ kind: "error", text: words("toast-refused"), action: look });
    }
  }, [data, words, times, navigate]);
}
