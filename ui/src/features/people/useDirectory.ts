// People as they are found, page by page. Only the pages near the screen are kept: twenty thousand colleagues cost no more than fifty.
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { DirectoryAnswer, DirectoryRequest, Found } from "../../generated/calls";
import { type CallError, call } from "../../platform";

interface Page {
  after: string;
  start: number;
  length: number;
  next: string | null;
}

/** The next page is asked for this many rows before the end of the known rows. */
const ahead = 15;

/** Waits until the person stops typing, so that a question that is out of date already is not asked. */
async function ask(request: DirectoryRequest, signal: AbortSignal): Promise<DirectoryAnswer> {
  await new Promise((done) => setTimeout(done, 0));
  signal.throwIfAborted();
  return call("directory.search", request);
}

export interface Directory {
  first: DirectoryAnswer | undefined;
  /** The answer on the screen is to the question before; the new one is on its way. */
  waiting: boolean;
  error: CallError | null;
  count: number;
  at: (row: number) => Found | undefined;
  show: (from: number, until: number) => void;
}

export function useDirectory(request: DirectoryRequest): Directory {
  const key = JSON.stringify(request);
  const first = useQuery<DirectoryAnswer, CallError>({
    queryKey: ["directory.search", request],
    queryFn: ({ signal }) => ask(request, signal),
    placeholderData: keepPreviousData,
    gcTime: 20_000,
  });
  const [range, setRange] = useState({ from: 0, until: 0 });
  const [walked, setWalked] = useState<{ key: string; pages: Page[] }>({ key, pages: [] });
  const top: Page = { after: "", start: 0, length: first.data?.people.length ?? 0, next: first.data?.next ?? null };
  const known = walked.key === key && !first.isPlaceholderData && walked.pages[0]?.after === top.next ? walked.pages : [];
  const end = known.at(-1) ?? top;

  const wanted = known.filter((page) => page.start < range.until + ahead && page.start + page.length > range.from - ahead);
  if (end.next !== null && !first.isPlaceholderData && range.until + ahead >= end.start + end.length) {
    wanted.push({ after: end.next, start: end.start + end.length, length: 0, next: null });
  }
  const answers = useQueries({
    queries: wanted.map(({ after }) => ({
      queryKey: ["directory.search", { ...request, after }],
      // A page is fetched to its end even if the reader scrolls away, because a reader who scrolls up and down would otherwise never get it.
      queryFn: () => call("directory.search", { ...request, after }),
      gcTime: 1_000,
    })),
  });

  useEffect(() => {
    let pages = known;
    for (const [place, page] of wanted.entries()) {
      const data = answers[place]?.data;
      if (data === undefined) continue;
      const now: Page = { ...page, length: data.people.length, next: data.next };
      const old = pages.findIndex((each) => each.after === page.after);
      if (old < 0) pages = [...pages, now];
      // A page that changed moves what comes after it: walk on from here again.
      else if (pages[old]?.length !== now.length || pages[old]?.next !== now.next) pages = [...pages.slice(0, old), now];
    }
    if (pages !== known) setWalked({ key, pages });
  });

  const at = (row: number): Found | undefined => {
    if (row < top.length) return first.data?.people[row];
    const place = wanted.findIndex((page) => row >= page.start && row < page.start + Math.max(page.length, 1));
    const page = wanted[place];
    return page === undefined ? undefined : answers[place]?.data?.people[row - page.start];
  };
  const show = useCallback((from: number, until: number) => {
    setRange((old) => (old.from === from && old.until === until ? old : { from, until }));
  }, []);
  return {
    first: first.data,
    waiting: first.isPlaceholderData,
    error: first.error,
    // Room for the rows that come next.
    count: end.start + end.length + (end.next === null ? 0 : 4),
    at,
    show,
  };
}
