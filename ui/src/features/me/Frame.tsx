// The frame of a profile field: its name and why Patio asks for it, and the field beside them. Who sees it and how long it is kept
// is the same for most fields, and is said once (Told.tsx).
import { CircleAlert } from "lucide-react";
import { type FocusEvent, type ReactNode, useId } from "react";
import { type ErrorCode, useErrorWords, useWords } from "../../app/words";
import type { FieldWord } from "../../generated/calls";

interface Props {
  word: FieldWord;
  code?: ErrorCode | null;
  note?: string;
  /** A field of several controls has a group, not a label. */
  group?: boolean;
  onBlur?: (event: FocusEvent<HTMLElement>) => void;
  children: (id: string, hint: string) => ReactNode;
}

export function Frame({ word, code = null, note, group = false, onBlur, children }: Props) {
  const words = useWords();
  const errorWords = useErrorWords();
  const id = useId();
  const hint = `${id}hint`;
  const name = `${id}name`;
  const inside = (
    <>
      {children(id, hint)}
      {code !== null && (
        <p className="msg bad" role="alert">
          <CircleAlert className="i" size={15} strokeWidth={1.75} aria-hidden />
          {errorWords(code)}
        </p>
      )}
      {note !== undefined && <p className="sm quiet note">{note}</p>}
    </>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field is heard here, nothing is done to it
    <div className="fld own" id={`field-${word}`} data-testid={`me-${word}`} onBlur={onBlur}>
      <div>
        {group ? (
          <p className="label" id={name}>
            {words(`field-${word}`)}
          </p>
        ) : (
          <label htmlFor={id}>{words(`field-${word}`)}</label>
        )}
        <p className="sm quiet" id={hint}>
          {words(`field-${word}-why`)}
        </p>
      </div>
      {group ? (
        <fieldset aria-labelledby={name} aria-describedby={hint}>
          {inside}
        </fieldset>
      ) : (
        <div>{inside}</div>
      )}
    </div>
  );
}
