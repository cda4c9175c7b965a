import { useNavigate } from "@tanstack/react-router";
import { CircleAlert } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useAct } from "../../app/act";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { limits } from "../../generated/calls";
import { call } from "../../platform";
import "./communities.css";

export default function CreateCommunity({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const navigate = useNavigate();
  const id = useId();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [closed, setClosed] = useState(false);
  const act = useAct("inline");
  const make = async (event: FormEvent) => {
    event.preventDefault();
    await act.run(async () => {
      const made = await call("community.create", { name, description, closed });
      onClose();
      void navigate({ to: "/communities/$community", params: { community: made.id } });
    });
  };
  return (
    <Dialog title={words("community-create-title")} onClose={onClose} testid="create-dialog">
      <form className="form" onSubmit={(event) => void make(event)}>
        <div className="field">
          <label htmlFor={`${id}n`}>{words("community-name")}</label>
          <input
            id={`${id}n`}
            className={act.error === null ? "in" : "in bad"}
            value={name}
            maxLength={limits.nameMaxChars}
            autoFocus
            data-testid="create-name"
            onChange={(event) => {
              setName(event.target.value);
              act.clear();
            }}
          />
          {act.error !== null && (
            <p className="msg bad" role="alert">
              <CircleAlert className="i" size={16} strokeWidth={1.75} aria-hidden />
              {errorWords(act.error.code)}
            </p>
          )}
        </div>
        <div className="field">
          <label htmlFor={`${id}d`}>{words("community-description")}</label>
          <textarea
            id={`${id}d`}
            className="in"
            value={description}
            maxLength={500}
            data-testid="create-description"
            onChange={(event) => setDescription(event.target.value)}
          />
        </div>
        <fieldset className="choices">
          <legend className="label">{words("community-kind")}</legend>
          <Choice
            id={`${id}o`}
            checked={!closed}
            onPick={() => setClosed(false)}
            title={words("community-kind-open")}
            body={words("community-kind-open-body")}
            testid="create-open"
          />
          <Choice
            id={`${id}c`}
            checked={closed}
            onPick={() => setClosed(true)}
            title={words("community-kind-closed")}
            body={words("community-kind-closed-body")}
            testid="create-closed"
          />
        </fieldset>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
          </button>
          <button type="submit" className="btn go" disabled={name.trim() === ""} data-testid="create-submit">
            {words("community-create")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  id: string;
  checked: boolean;
  onPick: () => void;
  title: string;
  body: string;
  testid: string;
}

function Choice({ id, checked, onPick, title, body, testid }: ChoiceProps) {
  return (
    <label htmlFor={id} className="choice">
      <input id={id} type="radio" name="kind" checked={checked} onChange={onPick} data-testid={testid} />
      <span>
        <b>{title}</b>
        <span className="sm quiet">{body}</span>
      </span>
    </label>
  );
}
