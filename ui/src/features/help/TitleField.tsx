// The line with which a page of help begins: the page is this field.
import { useId } from "react";
import { limits } from "../../generated/calls";

interface Props {
  label: string;
  example: string;
  testid: string;
  value: string;
  /** Until the draft is known there is no field. */
  isReady: boolean;
  onChange: (title: string) => void;
  onSend: () => void;
  onBlur: () => void;
}

export function TitleField({ label, example, testid, value, isReady, onChange, onSend, onBlur }: Props) {
  const id = useId();
  return (
    <>
      <h1 className="h26">
        <label htmlFor={id}>{label}</label>
      </h1>
      {isReady && (
        <input
          id={id}
          className="in ask-field"
          value={value}
          maxLength={limits.titleMaxChars}
          placeholder={example}
          autoComplete="off"
          data-testid={testid}
          // biome-ignore lint/a11y/noAutofocus: the page is this field
          autoFocus
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.ctrlKey && onSend()}
          onBlur={onBlur}
        />
      )}
    </>
  );
}
