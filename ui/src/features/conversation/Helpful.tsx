import { Sprout } from "lucide-react";
import { useSayError } from "../../app/toasts";
import { useWords } from "../../app/words";
import type { Entry } from "../../generated/calls";
import { CallError, call } from "../../platform";

/** "This helped me": says what somebody knows, on the page of whoever wrote it. Never of one's own. */
export function Helpful({ entry, canMark }: { entry: Entry; canMark: boolean }) {
  const words = useWords();
  const sayError = useSayError();
  const icon = <Sprout className="i" size={15} strokeWidth={1.75} aria-hidden />;
  if (entry.mine || !canMark) {
    if (entry.helped === 0) return null;
    return (
      <span className="helpful known" data-testid="helped">
        {icon}
        {words("helped-count", { count: entry.helped })}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="helpful"
      aria-pressed={entry.helpedMe}
      data-testid="helpful"
      onClick={() =>
        call("helpful.set", { target: entry.id, on: !entry.helpedMe }).catch((cause) =>
          sayError(cause instanceof CallError ? cause : new CallError("internal")),
        )
      }
    >
      {icon}
      {words("helpful")}
      {entry.helped > 0 && (
        <span className="num">
          <span aria-hidden>{entry.helped}</span>
          <span className="vh">{words("helped-count", { count: entry.helped })}</span>
        </span>
      )}
    </button>
  );
}
