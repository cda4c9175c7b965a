// Puts into words why a person is in the list, and when they can be reached.
import { BadgeCheck, Languages, type LucideIcon, MapPin, MessageSquare, Sprout, UserRound } from "lucide-react";
import { useTimes } from "../../app/clock";
import { useSince } from "../../app/since";
import { useWords } from "../../app/words";
import type { Availability, Reason, ReasonKind } from "../../generated/calls";
import { useTurn } from "./turns";

const icons: Record<ReasonKind, LucideIcon> = {
  helped: Sprout,
  vouched: BadgeCheck,
  declared: UserRound,
  profile: UserRound,
  wrote: MessageSquare,
  speaks: Languages,
  place: MapPin,
};

export function Why({ reason }: { reason: Reason }) {
  const words = useWords();
  const since = useSince();
  const Icon = icons[reason.kind];
  const { title } = reason;
  const dated = reason.lastAt === null ? "no" : title === "" ? "yes" : "titled";
  const when = reason.lastAt === null ? "" : since(reason.lastAt);
  return (
    <span className="why">
      <Icon className="i" size={15} strokeWidth={1.75} aria-hidden />
      <span>
        {words(`why-${reason.kind}`, {
          count: reason.count,
          about: reason.about,
          dated,
          when,
          title,
          level: reason.level ?? "no",
        })}
      </span>
    </span>
  );
}

/** When they can be reached, on the reader's own clock and calendar; nothing when it is not known. Asked again when it is over. */
export function useAvailable({ state, at }: Availability): string {
  const words = useWords();
  const times = useTimes();
  useTurn(state === "unknown" ? null : at);
  if (state === "unknown") return "";
  if (at === null) return words(`available-${state}-open`);
  const when = times.isToday(at) ? "today" : "ahead";
  return words(state === "now" ? "available-until" : "available-from", { when, time: times.clock(at), day: times.ahead(at) });
}

export function AvailableLine({ available }: { available: Availability }) {
  const text = useAvailable(available);
  if (text === "") return null;
  return (
    <span className="av">
      <i className={available.state === "now" ? "pv" : "pv no"} />
      {text}
    </span>
  );
}
