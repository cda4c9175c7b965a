import { CircleAlert } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useAct } from "../../app/act";
import { client } from "../../app/data";
import { useHere } from "../../app/state";
import { toast } from "../../app/toasts";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { ShowPassword } from "../../components/ShowPassword";
import { limits } from "../../generated/calls";

/** One's own password: changing it signs every other laptop out. */
export function Password() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <section className="section">
      <h2 className="section-title">{words("settings-password")}</h2>
      <p className="sm quiet">{words("settings-password-body")}</p>
      <button type="button" className="btn" onClick={() => setOpen(true)} data-testid="change-password">
        {words("password-change")}
      </button>
      {open && <PasswordDialog onClose={() => setOpen(false)} />}
    </section>
  );
}

function PasswordDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const here = useHere();
  const id = useId();
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const [shown, setShown] = useState(false);
  const act = useAct("inline");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await act.call("session.change_password", { current, new: fresh }))) return;
    toast({ kind: "done", text: words("password-changed") });
    await client.invalidateQueries({ queryKey: ["session.list"] });
    onClose();
  };
  const wrong = act.error?.code === "password_wrong";
  const field = (name: "current" | "new", value: string, set: (text: string) => void, bad: boolean) => (
    <input
      id={`${id}${name}`}
      className={bad ? "in bad" : "in"}
      type={shown ? "text" : "password"}
      value={value}
      // biome-ignore lint/a11y/noAutofocus: the first field of a dialog that the person opened
      autoFocus={name === "current"}
      autoComplete={`${name}-password`}
      aria-invalid={bad}
      aria-describedby={bad ? `${id}why` : name === "new" ? `${id}note` : undefined}
      data-testid={`password-${name}`}
      onChange={(event) => {
        set(event.target.value);
        act.clear();
      }}
    />
  );
  return (
    <Dialog title={words("password-change")} onClose={onClose} testid="password-dialog">
      <form className="password-form" onSubmit={(event) => void save(event)}>
        <input className="vh" type="text" value={here.login ?? ""} readOnly tabIndex={-1} autoComplete="username" aria-hidden />
        <div className="field">
          <label htmlFor={`${id}current`}>{words("password-current")}</label>
          {field("current", current, setCurrent, wrong)}
        </div>
        <div className="field">
          <label htmlFor={`${id}new`}>{words("password-new")}</label>
          {field("new", fresh, setFresh, act.error !== null && !wrong)}
          <p className="sm quiet" id={`${id}note`}>
            {words("password-note", { count: limits.passwordMinChars })}
          </p>
        </div>
        <ShowPassword shown={shown} onChange={setShown} />
        {act.error !== null && (
          <p className="msg bad" role="alert" id={`${id}why`} data-testid="password-error" data-code={act.error.code}>
            <CircleAlert className="i" size={16} strokeWidth={1.75} aria-hidden />
            <span>
              {errorWords(act.error.code)}
              {act.error.retryAfterMs !== undefined && (
                <> {words("error-wait", { seconds: Math.ceil(act.error.retryAfterMs / 1000) })}</>
              )}
            </span>
          </p>
        )}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
          </button>
          <button
            type="submit"
            className="btn go"
            disabled={act.pending || current === "" || fresh.trim() === ""}
            data-testid="password-save"
          >
            {words("password-change")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
