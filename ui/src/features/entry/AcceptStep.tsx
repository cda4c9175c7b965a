import { type FormEvent, useId, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { ShowPassword } from "../../components/ShowPassword";
import { type Invited, limits } from "../../generated/calls";
import { Problem } from "./Problem";

interface Props {
  server: string;
  invitation: Invited;
  onBack: () => void;
}

/** An invitation: choose a password, and you are in. */
export function AcceptStep({ server, invitation, onBack }: Props) {
  const words = useWords();
  const id = useId();
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const act = useAct("inline");
  const [done, setDone] = useState(false);
  const busy = act.pending || done;
  const accept = async (event: FormEvent) => {
    event.preventDefault();
    if (await act.call("session.accept", { server, token: invitation.token, password })) setDone(true);
  };
  return (
    <form className="entry-form" onSubmit={(event) => void accept(event)} data-testid="accept-step">
      <div className="field">
        <label htmlFor={`${id}l`}>{words("entry-login")}</label>
        <input id={`${id}l`} className="in" value={invitation.login} readOnly autoComplete="username" />
        <p className="sm quiet">{words("entry-login-note")}</p>
      </div>
      <div className="field">
        <label htmlFor={`${id}p`}>{words("entry-new-password")}</label>
        <input
          id={`${id}p`}
          className={act.error === null ? "in" : "in bad"}
          type={shown ? "text" : "password"}
          value={password}
          // biome-ignore lint/a11y/noAutofocus: the only field to fill in
          autoFocus
          autoComplete="new-password"
          aria-describedby={`${id}n`}
          data-testid="new-password"
          onChange={(event) => {
            setPassword(event.target.value);
            act.clear();
          }}
        />
        <Problem error={act.error} />
        <ShowPassword shown={shown} onChange={setShown} />
        <p className="sm quiet" id={`${id}n`}>
          {words("entry-password-note", { count: limits.passwordMinChars })}
        </p>
      </div>
      <div className="entry-acts">
        <button type="submit" className="btn go" disabled={busy || password.trim() === ""} data-testid="accept">
          {words(busy ? "entry-signing-in" : "entry-accept")}
        </button>
        <button type="button" className="btn bare" onClick={onBack}>
          {words("entry-other-server")}
        </button>
      </div>
    </form>
  );
}
