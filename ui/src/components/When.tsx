import { useTimes } from "../app/clock";

/** A moment: the clock under a day, then the date; the exact moment on hover. */
export function When({ at, long = false, className = "when" }: { at: number; long?: boolean; className?: string }) {
  const times = useTimes();
  return (
    <time className={className} dateTime={new Date(at).toISOString()} title={times.exact(at)}>
      {long ? times.long(at) : times.short(at)}
    </time>
  );
}
