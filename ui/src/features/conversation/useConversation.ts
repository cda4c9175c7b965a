// One conversation as parts that join: where its reading began, what stands before and after, and what was new then.
import { type InfiniteData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { client } from "../../app/data";
import type { ErrorCode } from "../../app/words";
import type { Conversation, ConversationRequest, Entry, PersonCard, Start } from "../../generated/calls";
import { type CallError, call } from "../../platform";

/** Comments in one part. */
const partSize = 50;

export interface OpenConversation {
  conversation: Conversation | undefined;
  comments: Entry[];
  people: ReadonlyMap<string, PersonCard>;
  code: ErrorCode | undefined;
  /** How many comments stand before the first of these. */
  countBefore: number;
  /** The first comment that was new when the conversation was opened. */
  newFrom: string | null;
  /** What the reading begins with, and the number of the opening: each opening scrolls once. */
  start: { entry: string | null; opening: number; kind: Start["kind"] };
  /** The first unread comment stands before these comments. */
  newBefore: boolean;
  earlier: (() => void) | null;
  later: (() => void) | null;
  loading: boolean;
  /** Begins to read elsewhere. */
  goTo: (from: Start) => void;
}

interface Opened {
  request: ConversationRequest;
  start: string | null;
  newFrom: string | null;
}

type Parts = InfiniteData<Conversation>;
type Edge = Pick<ConversationRequest, "before" | "after">;

/** Asks where the reading begins, and keeps that part under its position: what is read later moves nothing. */
async function open(post: string, from: Start): Promise<Opened> {
  const first = await call("conversation.get", { post, from, limit: partSize });
  const anchor: Start = first.position === null ? { kind: "latest" } : { kind: "position", key: first.position };
  const request: ConversationRequest = { post, from: anchor, limit: partSize };
  client.setQueryData<Parts>(keyOf(request), { pages: [first], pageParams: [{}] });
  return { request, start: first.start, newFrom: first.newFrom };
}

function keyOf(request: ConversationRequest): readonly unknown[] {
  return ["conversation.get", request, "parts"];
}

export function useConversation(post: string, at: string | null): OpenConversation {
  const [asked, setAsked] = useState<{ from: Start; opening: number }>({
    from: at === null ? { kind: "unread" } : { kind: "comment", id: at },
    opening: 1,
  });
  // Asked anew each time the conversation is opened: what was new last time is not new now.
  const opening = useQuery<Opened, CallError>({
    queryKey: ["opening", post, asked],
    queryFn: () => open(post, asked.from),
    gcTime: 0,
  });
  const [shown, setShown] = useState<{ opened: Opened; opening: number; kind: Start["kind"] }>();
  if (opening.data !== undefined && shown?.opening !== asked.opening) {
    setShown({ opened: opening.data, opening: asked.opening, kind: asked.from.kind });
  }
  const request = shown?.opened.request ?? { post, from: asked.from, limit: partSize };
  const parts = useInfiniteQuery<Conversation, CallError, Parts, readonly unknown[], Edge>({
    queryKey: keyOf(request),
    queryFn: ({ pageParam }) => {
      const { from, ...rest } = request;
      const isPart = pageParam.before !== undefined || pageParam.after !== undefined;
      return call("conversation.get", isPart ? { ...rest, ...pageParam } : { ...rest, ...(from && { from }) });
    },
    initialPageParam: {},
    getNextPageParam: (last) => (last.earlier === null ? undefined : { before: last.earlier }),
    getPreviousPageParam: (first) => (first.later === null ? undefined : { after: first.later }),
    enabled: shown !== undefined,
  });
  const pages = parts.data?.pages;
  const comments = useMemo(() => [...(pages ?? [])].reverse().flatMap((page) => page.comments), [pages]);
  const people = useMemo(() => {
    const found = new Map<string, PersonCard>();
    for (const page of pages ?? []) for (const person of page.people) found.set(person.id, person);
    return found;
  }, [pages]);
  const goTo = useCallback((from: Start) => setAsked((last) => ({ from, opening: last.opening + 1 })), []);
  const { fetchNextPage, fetchPreviousPage } = parts;
  return {
    conversation: pages?.[0],
    comments,
    people,
    code: opening.error?.code ?? parts.error?.code,
    countBefore: pages?.at(-1)?.countBefore ?? 0,
    newFrom: shown?.opened.newFrom ?? null,
    newBefore: pages?.at(-1)?.newBefore ?? false,
    start: { entry: shown?.opened.start ?? null, opening: shown?.opening ?? 0, kind: shown?.kind ?? asked.from.kind },
    earlier: parts.hasNextPage ? () => void fetchNextPage() : null,
    later: parts.hasPreviousPage ? () => void fetchPreviousPage() : null,
    loading: parts.isFetchingNextPage || parts.isFetchingPreviousPage,
    goTo,
  };
}
