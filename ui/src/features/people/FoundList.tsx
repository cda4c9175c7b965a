// The list of people, of which only the visible part is drawn and fetched.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { stepRows } from "../../components/Columns";
import { FoundRoom, FoundRow } from "./FoundRow";
import type { Directory } from "./useDirectory";

interface Props {
  directory: Directory;
  label: string;
  /** Changes when another question is asked: the list starts at its top. */
  question: string;
  /** Up from the first row. */
  onLeave: () => void;
}

export function FoundList({ directory, label, question, onLeave }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { count, at, show } = directory;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => 57,
    overscan: 8,
  });
  const drawn = virtual.getVirtualItems();
  const from = drawn[0]?.index ?? 0;
  const until = (drawn.at(-1)?.index ?? 0) + 1;
  useEffect(() => show(from, until), [show, from, until]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another question is asked
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [question]);
  const walk = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const rows = [...(frame.current?.querySelectorAll("[data-row]") ?? [])];
    if (event.key === "ArrowUp" && rows[0] === document.activeElement && from === 0) onLeave();
    else stepRows(frame.current, event.key === "ArrowDown" ? 1 : -1);
  };
  const complete = directory.first !== undefined && directory.first.next === null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys walk through the links inside
    <div className="scroll found" ref={frame} onKeyDown={walk} aria-busy={directory.waiting}>
      <ul className="virtual" style={{ height: virtual.getTotalSize() }} aria-label={label}>
        {drawn.map((item) => {
          const found = at(item.index);
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-posinset={item.index + 1}
              aria-setsize={complete ? count : -1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {found === undefined ? <FoundRoom /> : <FoundRow found={found} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
