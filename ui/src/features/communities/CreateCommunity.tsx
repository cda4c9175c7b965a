import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { NameFields } from "../../components/NameFields";
import { call } from "../../platform";
import "./communities.css";

export default function CreateCommunity({ onClose }: { onClose: () => void }) {
  const words = useWords();
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
        <NameFields
          name={name}
          description={description}
          about={words("community-description")}
          act={act}
          of="community.create"
          onName={setName}
          onDescription={setDescription}
          testid="create"
        />
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
