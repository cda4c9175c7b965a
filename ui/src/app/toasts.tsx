// Short news at the foot of the screen. Read out, gone by itself, never the only place where something is said. In the house it has a
// place of its own: it covers nothing that is read.
import { CircleAlert, CircleCheck, CloudOff, X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useLocale } from "react-aria-components";
import { useWords } from "./words";

export interface Toast {
  kind: "done" | "offline" | "error";
  text: string;
  action?: { label: string; run: () => void };
  /** How long it stands there, when that means something. */
  seconds?: number;
}

interface Shown extends Toast {
  id: number;
}

let shown: readonly Shown[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Gives the way to take it away before its time. */
export function toast(news: Toast): () => void {
  last += 1;
  const id = last;
  change([...shown.slice(-2), { ...news, id }]);
  return () => change(shown.filter((other) => other.id !== id));
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const icons = { done: CircleCheck, offline: CloudOff, error: CircleAlert };
const tints = { done: "", offline: "amber", error: "brick" };

export function Toasts() {
  const words = useWords();
  const { locale } = useLocale();
  const toasts = useSyncExternalStore(listen, () => shown);
  // News was put into words when it came: in another language it would be out of place.
  const spoken = useRef(locale);
  useEffect(() => {
    if (spoken.current !== locale) change([]);
    spoken.current = locale;
  }, [locale]);
  return (
    <section className="toasts" aria-label={words("toasts-label")} aria-live="polite" data-testid="toasts" data-live-announcer>
      {toasts.map((each) => (
        <ToastCard key={each.id} toast={each} onGone={() => change(shown.filter((other) => other.id !== each.id))} />
      ))}
    </section>
  );
}

function ToastCard({ toast: news, onGone }: { toast: Shown; onGone: () => void }) {
  const words = useWords();
  const [held, setHeld] = useState(false);
  const Icon = icons[news.kind];
  useEffect(() => {
    if (held) return;
    const seconds = news.seconds ?? (news.kind === "error" ? 12 : 6);
    const timer = window.setTimeout(onGone, seconds * 1_000);
    return () => window.clearTimeout(timer);
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the pointer over it only keeps it longer
    <div
      className="toast"
      data-testid={`toast-${news.kind}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon className={`i ${tints[news.kind]}`} size={18} strokeWidth={1.75} aria-hidden />
      <span>{news.text}</span>
      <span className="end">
        {news.action !== undefined && (
          <button
            type="button"
            className="btn bare sm"
            onClick={() => {
              news.action?.run();
              onGone();
            }}
          >
            {news.action.label}
          </button>
        )}
        <button type="button" className="ib" aria-label={words("toast-close")} onClick={onGone}>
          <X className="i" size={16} strokeWidth={1.75} aria-hidden />
        </button>
      </span>
    </div>
  );
}
