// The frame of a profile field: the field on the left; on the right why Patio asks for it, who sees it and how long it is kept.
import { CircleAlert } from "lucide-react";
import { type FocusEvent, type ReactNode, useId } from "react";
import { type ErrorCode, useErrorWords, useWords } from "../../app/words";
import { FieldReasons } from "../../components/FieldReasons";
import type { FieldWord } from "../../generated/calls";

interface Props {
  word: FieldWord;
  required?: boolean;
  code?: ErrorCode | null;
  note?: string;
  /** A field of several controls has a group, not a label. */
  group?: boolean;
  onBlur?: (event: FocusEvent<HTMLElement>) => void;
  children: (id: string, hint: string) => ReactNode;
}

export function Frame({ word, required = false, code = null, note, group = false, onBlur, children }: Props) {
  const words = useWords();
  const errorWords = useErrorWords();
  const id = useId();
  const hint = `${id}hint`;
  const label = words(`field-${word}`);
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
    <div className="fld" id={`field-${word}`} data-testid={`me-${word}`} onBlur={onBlur}>
      {group ? (
        <fieldset aria-describedby={hint}>
          <legend className="label">{label}</legend>
          {inside}
        </fieldset>
      ) : (
        <div>
          <label htmlFor={id}>{label}</label>
          {inside}
        </div>
      )}
      <FieldReasons id={hint} word={word}>
        {required && <dd className="whole quiet">{words("field-required")}</dd>}
      </FieldReasons>
    </div>
  );
}
