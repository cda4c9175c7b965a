import { Sprout } from "lucide-react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import type { Entry } from "../../generated/calls";

/** The button "This helped me". It counts on the author's page; authors cannot press it on their own texts. */
export function Helpful({ entry, canMark }: { entry: Entry; canMark: boolean }) {
  const words = useWords();
  const act = useAct();
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
      onClick={() => void act.call("helpful.set", { target: entry.id, on: !entry.helpedMe })}
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
