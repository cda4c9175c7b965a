import { ArrowRight } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useWords } from "../../app/words";
import type { ServerFacts } from "../../generated/calls";
import { type CallError, call } from "../../platform";
import { asCallError, Problem } from "./Problem";

export function ServerStep({ onFacts }: { onFacts: (facts: ServerFacts) => void }) {
  const words = useWords();
  const id = useId();
  const [address, setAddress] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const check = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      onFacts(await call("server.check", { address: address.trim() }));
    } catch (cause) {
      setError(asCallError(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="entry-form" onSubmit={(event) => void check(event)} data-testid="server-step">
      <div className="field">
        <label htmlFor={id}>{words("entry-address")}</label>
        <input
          id={id}
          className={error === null ? "in" : "in bad"}
          value={address}
          // biome-ignore lint/a11y/noAutofocus: the only field of the first step
          autoFocus
          spellCheck={false}
          autoComplete="url"
          aria-describedby={`${id}n`}
          aria-invalid={error !== null}
          placeholder={words("entry-address-example")}
          data-testid="server-address"
          onChange={(event) => {
            setAddress(event.target.value);
            setError(null);
          }}
        />
        <Problem error={error} />
        <p className="sm quiet" id={`${id}n`}>
          {words("entry-address-note")}
        </p>
      </div>
      <div className="entry-acts">
        <button type="submit" className="btn go" disabled={busy || address.trim() === ""} data-testid="server-check">
          {words(busy ? "entry-checking" : "entry-continue")}
          <ArrowRight className="i" size={16} strokeWidth={1.75} aria-hidden />
        </button>
      </div>
    </form>
  );
}
