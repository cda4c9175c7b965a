// The dialog in which a community or a desk gets its name and description, or another one.
import { type FormEvent, type ReactNode, useState } from "react";
import { type Act, useAct } from "../app/act";
import { useWords } from "../app/words";
import type { CallName } from "../platform";
import { Dialog } from "./Dialog";
import { NameFields } from "./NameFields";

export interface Named {
  name: string;
  description: string;
}

interface Props {
  title: string;
  /** What it is called now; nothing when it is made. */
  before?: Named;
  /** What the description is called. */
  about: string;
  /** The call that the fields are for; a refusal is said beside the name. */
  of: CallName;
  submit: string;
  /** What is also chosen. */
  children?: ReactNode;
  /** `was` is what stood here when the dialog was opened; somebody else may have changed it meanwhile. */
  onSubmit: (act: Act, typed: Named, was: Named) => Promise<void>;
  onClose: () => void;
  testid: string;
}

const nothing: Named = { name: "", description: "" };

/** Only what was changed, so that two people who change different things both get their way. */
export function changed(typed: Named, was: Named): Partial<Named> {
  return {
    ...(typed.name === was.name ? {} : { name: typed.name }),
    ...(typed.description === was.description ? {} : { description: typed.description }),
  };
}

export function NameDialog({ title, before = nothing, about, of, submit, children, onSubmit, onClose, testid }: Props) {
  const words = useWords();
  const act = useAct("inline");
  const [was] = useState(before);
  const [typed, setTyped] = useState(was);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void onSubmit(act, typed, was);
  };
  return (
    <Dialog title={title} onClose={onClose} testid={`${testid}-dialog`}>
      <form className="form" onSubmit={send}>
        <NameFields
          name={typed.name}
          description={typed.description}
          about={about}
          act={act}
          of={of}
          onName={(name) => setTyped((now) => ({ ...now, name }))}
          onDescription={(description) => setTyped((now) => ({ ...now, description }))}
          testid={testid}
        />
        {children}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
          </button>
          <button
            type="submit"
            className="btn go"
            disabled={typed.name.trim() === "" || act.pending}
            data-testid={`${testid}-submit`}
          >
            {submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
