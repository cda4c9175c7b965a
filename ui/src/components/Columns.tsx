// Two columns: a list, and what is read beside it. `j` and `k` walk through the rows.
import { Outlet } from "@tanstack/react-router";
import { type ReactNode, Suspense, useRef } from "react";
import { useKeys } from "../app/keys";
import { useWords } from "../app/words";

interface Props {
  label: string;
  header: ReactNode;
  children: ReactNode;
  testid: string;
}

export function Columns({ label, header, children, testid }: Props) {
  const words = useWords();
  const list = useRef<HTMLElement>(null);
  const step = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const here = rows.indexOf(document.activeElement as HTMLElement);
    const start = here >= 0 ? here : rows.findIndex((row) => row.hasAttribute("aria-current"));
    rows[Math.min(rows.length - 1, Math.max(0, start + by))]?.focus();
  };
  useKeys([
    { key: "j", words: "key-next", run: () => step(1) },
    { key: "k", words: "key-previous", run: () => step(-1) },
  ]);
  return (
    <>
      <section className="list" aria-label={label} ref={list} data-testid={testid}>
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
