// Name and description of a community or a desk, as they are typed when it is made and when it is edited.
import { CircleAlert } from "lucide-react";
import { useId } from "react";
import type { Act } from "../app/act";
import { useErrorWords, useWords } from "../app/words";
import { limits } from "../generated/calls";
import type { CallName } from "../platform";

interface Props {
  name: string;
  description: string;
  /** What the description is called. */
  about: string;
  act: Act;
  /** The call that the fields are for; a refusal is said beside the name. */
  of: CallName;
  onName: (name: string) => void;
  onDescription: (description: string) => void;
  testid: string;
}

export function NameFields({ name, description, about, act, of, onName, onDescription, testid }: Props) {
  const words = useWords();
  const errorWords = useErrorWords();
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}n`}>{words("community-name")}</label>
        <input
          id={`${id}n`}
          className={act.error === null ? "in" : "in bad"}
          value={name}
          maxLength={limits.nameMaxChars}
          // biome-ignore lint/a11y/noAutofocus: the person just opened the dialog, to type a name
          autoFocus
          aria-describedby={act.error === null ? undefined : `${id}e`}
          data-testid={`${testid}-name`}
          onChange={(event) => {
            onName(event.target.value);
            act.clear();
          }}
        />
        {act.error !== null && (
          <p id={`${id}e`} className="msg bad" role="alert">
            <CircleAlert className="i" size={16} strokeWidth={1.75} aria-hidden />
            {errorWords(act.error.code, of)}
          </p>
        )}
      </div>
      <div className="field">
        <label htmlFor={`${id}d`}>{about}</label>
        <textarea
          id={`${id}d`}
          className="in"
          value={description}
          maxLength={limits.descriptionMaxChars}
          data-testid={`${testid}-description`}
          onChange={(event) => onDescription(event.target.value)}
        />
      </div>
    </>
  );
}
