import { Localized } from "@fluent/react";
import { Undo2 } from "lucide-react";
import { useTimes } from "../../app/clock";
import type { Entry } from "../../generated/calls";

/** The place of a withdrawn post or comment. It stays, so that the conversation can be followed. */
export function Tombstone({ entry, kind, id }: { entry: Entry; kind: "post" | "comment"; id?: string }) {
  const times = useTimes();
  const at = entry.withdrawnAt ?? entry.createdAt;
  return (
    <div className="tomb" id={id} title={times.exact(at)} data-testid="tombstone">
      <Localized id={`tombstone-${kind}`} vars={{ name: entry.author.name, time: times.long(at) }} elems={{ name: <b /> }}>
        <span />
      </Localized>
    </div>
  );
}

export function TombstoneMark() {
  return (
    <span className="slot">
      <Undo2 className="i" size={15} strokeWidth={1.75} aria-hidden />
    </span>
  );
}
