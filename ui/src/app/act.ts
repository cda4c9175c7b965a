// Doing something through Rust: one call or several, whether it runs, and what is said when it fails.
import { useCallback, useEffect, useRef, useState } from "react";
import { asCallError, type CallCode, type CallError, type CallName, call, type Request } from "../platform";
import { toast } from "./toasts";
import { useErrorWords } from "./words";

/** Codes that a page answers itself, such as `unsent_work`; what is not named here is reported. */
export type Answers = { readonly [code in CallCode]?: (error: CallError) => void };

export interface Act {
  /** The work runs now. */
  pending: boolean;
  /** Why the last work failed, when the page draws it itself (`useAct("inline")`). */
  error: CallError | null;
  /** Runs the work and reports its failure. True when all of it was done. */
  run: (work: () => Promise<unknown>, answers?: Answers) => Promise<boolean>;
  /** Runs one call of which the answer does not matter. */
  call: <N extends CallName>(name: N, request: Request<N>, answers?: Answers) => Promise<boolean>;
  /** Reports a failure from elsewhere the same way. */
  report: (cause: unknown) => void;
  /** Forgets the error, for instance because the person types again. */
  clear: () => void;
}

/** A toast by default; `"inline"` keeps the error for the page to draw beside what it is about. */
export function useAct(where: "toast" | "inline" = "toast"): Act {
  const errorWords = useErrorWords();
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<CallError | null>(null);
  const drawn = useRef(true);
  useEffect(() => {
    drawn.current = true;
    return () => {
      drawn.current = false;
    };
  }, []);
  const words = useRef(errorWords);
  words.current = errorWords;

  const report = useCallback(
    (cause: unknown) => {
      const failure = asCallError(cause);
      // A page that is gone cannot draw anything: then the toast says it.
      if (where === "inline" && drawn.current) setError(failure);
      else toast({ kind: "error", text: words.current(failure.code) });
    },
    [where],
  );
  const clear = useCallback(() => setError(null), []);
  const run = useCallback(
    async (work: () => Promise<unknown>, answers: Answers = {}) => {
      setRunning((count) => count + 1);
      setError(null);
      try {
        await work();
        return true;
      } catch (cause) {
        const failure = asCallError(cause);
        const answer = answers[failure.code];
        if (answer === undefined) report(failure);
        else answer(failure);
        return false;
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [report],
  );
  const one = useCallback(
    <N extends CallName>(name: N, request: Request<N>, answers?: Answers) => run(() => call(name, request), answers),
    [run],
  );
  return { pending: running > 0, error, run, call: one, report, clear };
}
