// Inviting one colleague or many: what is pasted is read while it is typed, shown as it was understood, and sent one by one, so that
// a line that fails costs the others nothing. What may go well another time stays in the field.
import { type FormEvent, useDeferredValue, useEffect, useId, useState } from "react";
import { useWords } from "../../app/words";
import type { PastedPeople, PastedPerson } from "../../generated/calls";
import { asCallError, call } from "../../platform";
import type { Answered } from "./InvitedList";

const nobody: PastedPeople = { people: [], unread: [], beyond: [] };
/** People and lines shown before the invitations go. */
const few = 8;

function usePasted(text: string): PastedPeople {
  const asked = useDeferredValue(text);
  const [pasted, setPasted] = useState(nobody);
  useEffect(() => {
    let latest = true;
    void call("admin.read_pasted", { text: asked }).then((answer) => latest && setPasted(answer));
    return () => {
      latest = false;
    };
  }, [asked]);
  return pasted;
}

const lineOf = ({ name, login }: PastedPerson) => (name === "" ? login : `${name} <${login}>`);

interface Props {
  text: string;
  onText: (text: string) => void;
  onAnswered: (answered: Answered) => void;
}

export function InviteColleagues({ text, onText, onAnswered }: Props) {
  const words = useWords();
  const id = useId();
  const [done, setDone] = useState<{ count: number; of: number } | null>(null);
  const pasted = usePasted(text);
  const { people, unread, beyond } = pasted;
  const invite = async (event: FormEvent) => {
    event.preventDefault();
    // Read once more: the field may be ahead of what is shown.
    const now = await call("admin.read_pasted", { text });
    const left: string[] = now.unread.map((line) => line.text);
    for (const [count, person] of now.people.entries()) {
      setDone({ count, of: now.people.length });
      try {
        const invited = await call("admin.invite", person);
        onAnswered({ ...person, invited });
      } catch (cause) {
        const { code } = asCallError(cause);
        onAnswered({ ...person, failed: code });
        // Another try changes nothing for an account that is there.
        if (code !== "login_taken") left.push(lineOf(person));
      }
    }
    left.push(...now.beyond.map(lineOf));
    setDone(null);
    onText(left.join("\n"));
  };
  return (
    <section className="section">
      <h2 className="section-title">{words("admin-invite")}</h2>
      <form className="form" onSubmit={(event) => void invite(event)}>
        <div className="field">
          <label htmlFor={id}>{words("admin-invite-label")}</label>
          <textarea
            id={id}
            className="in"
            rows={4}
            value={text}
            placeholder={words("admin-invite-example")}
            aria-describedby={`${id}h`}
            spellCheck={false}
            disabled={done !== null}
            data-testid="invite-text"
            onChange={(event) => onText(event.target.value)}
          />
          <p id={`${id}h`} className="sm quiet">
            {words("admin-invite-hint")}
          </p>
        </div>
        {people.length > 0 && (
          <ul className="pasted" data-testid="pasted">
            {people.slice(0, few).map((person) => (
              <li key={person.login}>
                <b>{person.name === "" ? person.login : person.name}</b>
                {person.name !== "" && <span className="quiet">{person.login}</span>}
              </li>
            ))}
            {people.length > few && <li className="quiet">{words("admin-invite-more", { count: people.length - few })}</li>}
          </ul>
        )}
        {unread.length > 0 && (
          <div className="sm quiet" role="status" data-testid="unread">
            <p>{words("admin-invite-unread", { count: unread.length })}</p>
            <ul>
              {unread.slice(0, few).map((line) => (
                <li key={line.line}>{words("admin-invite-unread-line", { line: line.line, text: line.text })}</li>
              ))}
              {unread.length > few && <li>{words("admin-invite-more", { count: unread.length - few })}</li>}
            </ul>
          </div>
        )}
        {beyond.length > 0 && (
          <p className="sm">{words("admin-invite-beyond", { count: people.length, beyond: beyond.length })}</p>
        )}
        <div className="acts">
          <button type="submit" className="btn go" disabled={people.length === 0 || done !== null} data-testid="invite-send">
            {done === null
              ? words("admin-invite-do", { count: people.length })
              : words("admin-invite-doing", { count: done.count + 1, of: done.of })}
          </button>
        </div>
      </form>
    </section>
  );
}
