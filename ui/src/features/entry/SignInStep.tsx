import { type FormEvent, useId, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { ShowPassword } from "../../components/ShowPassword";
import { Problem } from "./Problem";

interface Props {
  server: string;
  login: string;
  unsent: number;
  /** The server ended the session: say so, before somebody thinks it is a fault. */
  ended: boolean;
  onBack: () => void;
}

export function SignInStep({ server, login: known, unsent, ended, onBack }: Props) {
  const words = useWords();
  const id = useId();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const act = useAct("inline");
  const [done, setDone] = useState(false);
  const busy = act.pending || done;
  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    if (await act.call("session.sign_in", { server, login: login.trim(), password })) setDone(true);
  };
  return (
    <form className="entry-form" onSubmit={(event) => void signIn(event)} data-testid="sign-in-step">
      {ended && (
        <p className="safe" role="status" data-testid="session-ended">
          {words("error-session_ended")}
        </p>
      )}
      {unsent > 0 && <p className="safe">{words("entry-unsent", { count: unsent })}</p>}
      <div className="field">
        <label htmlFor={`${id}l`}>{words("entry-login")}</label>
        <input
          id={`${id}l`}
          className="in"
          value={login}
          // biome-ignore lint/a11y/noAutofocus: the first empty field of the step
          autoFocus={known === ""}
          autoComplete="username"
          spellCheck={false}
          data-testid="login"
          onChange={(event) => setLogin(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}p`}>{words("entry-password")}</label>
        <input
          id={`${id}p`}
          className={act.error === null ? "in" : "in bad"}
          type={shown ? "text" : "password"}
          value={password}
          // biome-ignore lint/a11y/noAutofocus: the first empty field of the step
          autoFocus={known !== ""}
          autoComplete="current-password"
          data-testid="password"
          onChange={(event) => {
            setPassword(event.target.value);
            act.clear();
          }}
        />
        <Problem error={act.error} />
        <ShowPassword shown={shown} onChange={setShown} />
      </div>
      <div className="entry-acts">
        <button type="submit" className="btn go" disabled={busy || login.trim() === "" || password === ""} data-testid="sign-in">
          {words(busy ? "entry-signing-in" : "entry-sign-in")}
        </button>
        <button type="button" className="btn bare" onClick={onBack} data-testid="other-server">
          {words("entry-other-server")}
        </button>
      </div>
      <p className="sm quiet">{words("entry-server-is", { server })}</p>
    </form>
  );
}
