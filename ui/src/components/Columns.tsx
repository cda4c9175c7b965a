// Two columns: a list, and what is read beside it. `j` and `k` walk through the rows.
import { Outlet } from "@tanstack/react-router";
import { type ReactNode, type RefObject, Suspense, useRef } from "react";
import { useKeys } from "../app/keys";
import { useWords } from "../app/words";

interface Props {
  label: string;
  header: ReactNode;
  children: ReactNode;
  testid: string;
  className?: string;
  /** For a screen that walks its rows in more ways. */
  listRef?: RefObject<HTMLElement | null>;
}

/** Moves the focus to the row after or before; from nowhere, to the one that is open or the first. */
export function stepRows(list: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const here = rows.indexOf(document.activeElement as HTMLElement);
  const start = here >= 0 ? here : rows.findIndex((row) => row.hasAttribute("aria-current"));
  rows[Math.min(rows.length - 1, Math.max(0, start + by))]?.focus();
}

export function Columns({ label, header, children, testid, className, listRef }: Props) {
  const words = useWords();
  const own = useRef<HTMLElement>(null);
  const list = listRef ?? own;
  useKeys([
    { key: "j", words: "key-next", run: () => stepRows(list.current, 1) },
    { key: "k", words: "key-previous", run: () => stepRows(list.current, -1) },
  ]);
  return (
    <>
      <section
        className={className === undefined ? "list" : `list ${className}`}
        aria-label={label}
        ref={list}
        data-testid={testid}
      >
        <header>{header}</header>
        {children}
      </section>
      <section className="reading" aria-label={words("reading-label")} data-testid="reading">
        <Suspense>
          <Outlet />
        </Suspense>
      </section>
    </>
  );
}
