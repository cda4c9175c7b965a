import { CircleAlert } from "lucide-react";
import { useErrorWords, useWords } from "../../app/words";
import type { CallError } from "../../platform";

/** Why a step could not be done, and what to do about it. */
export function Problem({ error }: { error: CallError | null }) {
  const words = useWords();
  const errorWords = useErrorWords();
  if (error === null) return null;
  return (
    <p className="msg bad" role="alert" data-testid="entry-error" data-code={error.code}>
      <CircleAlert className="i" size={16} strokeWidth={1.75} aria-hidden />
      <span>
        {errorWords(error.code)}
        {error.retryAfterMs !== undefined && <> {words("error-wait", { seconds: Math.ceil(error.retryAfterMs / 1000) })}</>}
      </span>
    </p>
  );
}
