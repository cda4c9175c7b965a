// Puts into words why a person is in the list.
import { BadgeCheck, Languages, type LucideIcon, MapPin, MessageSquare, Sprout, UserRound } from "lucide-react";
import { useSince } from "../../app/since";
import { useWords } from "../../app/words";
import type { Reason, ReasonKind } from "../../generated/calls";

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
