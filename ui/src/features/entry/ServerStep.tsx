import { ArrowRight } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import type { ServerFacts } from "../../generated/calls";
import { call } from "../../platform";
import { Problem } from "./Problem";

export function ServerStep({ onFacts }: { onFacts: (facts: ServerFacts) => void }) {
  const words = useWords();
  const id = useId();
  const [address, setAddress] = useState("");
  const act = useAct("inline");
  const check = async (event: FormEvent) => {
    event.preventDefault();
    await act.run(async () => onFacts(await call("server.check", { address: address.trim() })));
  };
  return (
    <form className="entry-form" onSubmit={(event) => void check(event)} data-testid="server-step">
      <div className="field">
        <label htmlFor={id}>{words("entry-address")}</label>
        <input
          id={id}
          className={act.error === null ? "in" : "in bad"}
          value={address}
          // biome-ignore lint/a11y/noAutofocus: the only field of the first step
          autoFocus
          spellCheck={false}
          autoComplete="url"
          aria-describedby={`${id}n`}
          aria-invalid={act.error !== null}
          placeholder={words("entry-address-example")}
          data-testid="server-address"
          onChange={(event) => {
            setAddress(event.target.value);
            act.clear();
          }}
        />
        <Problem error={act.error} />
        <p className="sm quiet" id={`${id}n`}>
          {words("entry-address-note")}
        </p>
      </div>
      <div className="entry-acts">
        <button type="submit" className="btn go" disabled={act.pending || address.trim() === ""} data-testid="server-check">
          {words(act.pending ? "entry-checking" : "entry-continue")}
          <ArrowRight className="i" size={16} strokeWidth={1.75} aria-hidden />
        </button>
      </div>
    </form>
  );
}
