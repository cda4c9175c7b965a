// A closed account: what was removed from this laptop, and the person's own words that no server has, to copy.
import { useTimes } from "../../app/clock";
import { useCopy } from "../../app/copy";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import type { KeptText } from "../../generated/calls";

export function ClosedStep({ onSignIn }: { onSignIn: () => void }) {
  const words = useWords();
  const kept = useAsk("session.kept_words", {}).data?.texts;
  return (
    <div className="entry-form" data-testid="closed-step">
      {kept === undefined ? null : kept.length === 0 ? (
        <p className="quiet">{words("entry-closed-nothing")}</p>
      ) : (
        <>
          <h2 className="h20">{words("entry-closed-kept", { count: kept.length })}</h2>
          <ul className="kept" aria-label={words("entry-closed-kept", { count: kept.length })}>
            {kept.map((text) => (
              <Kept key={text.id} text={text} />
            ))}
          </ul>
        </>
      )}
      <div className="entry-acts">
        <button type="button" className="btn" onClick={onSignIn} data-testid="closed-sign-in">
          {words("entry-closed-sign-in")}
        </button>
      </div>
    </div>
  );
}

function Kept({ text }: { text: KeptText }) {
  const words = useWords();
  const times = useTimes();
  const copy = useCopy();
  const whole = [text.title, text.text].filter((part) => part !== "").join("\n\n");
  return (
    <li data-testid="kept-text">
      <div>
        {text.title !== "" && <b>{text.title}</b>}
        <p className="kept-text">{text.text}</p>
        <p className="sm quiet">
          {words(text.draft ? "entry-closed-draft" : "entry-closed-unsent", { time: times.long(text.savedAt) })}
        </p>
      </div>
      <button type="button" className="btn sm" onClick={() => void copy(whole)} data-testid="kept-copy">
        {words("outbox-copy")}
      </button>
    </li>
  );
}
