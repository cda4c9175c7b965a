import type { FieldWord } from "../../generated/calls";
import { Frame } from "./Frame";
import { type Change, useField } from "./useField";

interface Props {
  word: FieldWord;
  value: string;
  max: number;
  change: (value: string) => Change;
  long?: boolean;
  note?: string;
}

/** A line, or a few. */
export function TextField({ word, value, max, change, long = false, note }: Props) {
  const field = useField(value, change);
  return (
    <Frame word={word} code={field.code} onBlur={field.onBlur} {...(note ? { note } : {})}>
      {(id, hint) =>
        long ? (
          <textarea
            id={id}
            className={field.code === null ? "in" : "in bad"}
            rows={4}
            value={field.value}
            maxLength={max}
            aria-describedby={hint}
            data-testid={`me-${word}-field`}
            onChange={(event) => field.set(event.target.value)}
          />
        ) : (
          <input
            id={id}
            className={field.code === null ? "in" : "in bad"}
            value={field.value}
            maxLength={max}
            aria-describedby={hint}
            data-testid={`me-${word}-field`}
            onChange={(event) => field.set(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && field.save()}
          />
        )
      }
    </Frame>
  );
}
