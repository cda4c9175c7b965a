// A long list of conversations, of which only the visible part is drawn; more is asked for near its end.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import type { usePages } from "../app/data";
import { useErrorWords, useWords } from "../app/words";
import { ConversationRow, type ListPlace } from "./ConversationRow";
import { SkeletonRows } from "./Skeleton";

interface Props {
  pages: ReturnType<typeof usePages<"community.conversations" | "mentions.list">>;
  place: ListPlace;
  empty: ReactNode;
}

export function ConversationList({ pages, place, empty }: Props) {
  const words = useWords();
  const errorWords = useErrorWords();
  const frame = useRef<HTMLDivElement>(null);
  const rows = pages.data?.pages.flatMap((page) => page.conversations) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 52,
    overscan: 8,
    getItemKey: (index) => rows[index]?.post ?? index,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 10) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length]);

  if (pages.data === undefined)
    return pages.error === null ? <SkeletonRows /> : <p className="pad">{errorWords(pages.error.code)}</p>;
  if (rows.length === 0) return empty;
  return (
    <div className="scroll" ref={frame}>
      <ul className="virtual" style={{ height: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-posinset={item.index + 1}
              aria-setsize={hasNextPage ? -1 : rows.length}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ConversationRow row={row} place={place} />
            </li>
          );
        })}
      </ul>
      {!hasNextPage && <p className="list-end">{words("list-end")}</p>}
    </div>
  );
}
