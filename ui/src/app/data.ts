// Questions to Rust as queries: kept until an event says they are stale. Nothing here decides anything.
import {
  type InfiniteData,
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from "@tanstack/react-query";
import { type Changed, type Event, staleOn } from "../generated/calls";
import { type Answer, type CallError, type CallName, call, type Request } from "../platform";

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: "always", retry: false },
  },
});

export function question<N extends CallName>(name: N, request: Request<N>) {
  return { queryKey: [name, request] as const, queryFn: () => call(name, request) };
}

interface AskOptions {
  enabled?: boolean;
  /** Show the answer to the question before while this one is asked. */
  keep?: boolean;
}

export function useAsk<N extends CallName>(
  name: N,
  request: Request<N>,
  options: AskOptions = {},
): UseQueryResult<Answer<N>, CallError> {
  const { enabled = true, keep = false } = options;
  return useQuery<Answer<N>, CallError>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<Answer<N>, CallError>;
}

/** A list by pages: `cursor` finds where the next page starts, `field` is the name it goes by in the request. */
export function usePages<N extends CallName>(
  name: N,
  request: Request<N>,
  field: "after" | "before",
  cursor: (answer: Answer<N>) => string | null,
) {
  return useInfiniteQuery<Answer<N>, CallError, InfiniteData<Answer<N>>, readonly unknown[], string | null>({
    queryKey: [name, request, "pages"],
    queryFn: ({ pageParam }) => call(name, (pageParam === null ? request : { ...request, [field]: pageParam }) as Request<N>),
    initialPageParam: null,
    getNextPageParam: (last) => cursor(last) ?? undefined,
  });
}

export function useAct<N extends CallName>(name: N) {
  return useMutation<Answer<N>, CallError, Request<N>>({ mutationFn: (request) => call(name, request) });
}

const namesByChange = new Map<Changed, Set<string>>();
for (const [name, changes] of Object.entries(staleOn)) {
  for (const changed of changes) {
    const names = namesByChange.get(changed) ?? new Set<string>();
    names.add(name);
    namesByChange.set(changed, names);
  }
}

/** Asks again what an event made stale, once for a burst of events. */
export function staleKeeper(): (event: Event) => void {
  const stale = new Set<string>();
  let planned = false;
  return (event) => {
    for (const name of namesByChange.get(event.changed) ?? []) stale.add(name);
    if (planned || stale.size === 0) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      const names = new Set(stale);
      stale.clear();
      void client.invalidateQueries({ predicate: (query) => names.has(String(query.queryKey[0])) });
    });
  };
}
