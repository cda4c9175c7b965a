import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import type { Act } from "../../app/act";
import { useWords } from "../../app/words";
import { NameDialog, type Named } from "../../components/NameDialog";
import { call } from "../../platform";
import "./communities.css";

export default function CreateCommunity({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const id = useId();
  const [closed, setClosed] = useState(false);
  const make = async (act: Act, typed: Named) => {
    await act.run(async () => {
      const made = await call("community.create", { ...typed, closed });
      onClose();
      void navigate({ to: "/communities/$community", params: { community: made.id } });
    });
  };
  return (
    <NameDialog
      title={words("community-create-title")}
      about={words("community-description")}
      of="community.create"
      submit={words("community-create")}
      onSubmit={make}
      onClose={onClose}
      testid="create"
    >
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
    </NameDialog>
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
