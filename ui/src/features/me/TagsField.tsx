import { X } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/words";
import { type Offer, Suggest } from "../../components/Suggest";
import type { FieldWord } from "../../generated/calls";
import { Frame } from "./Frame";
import { type Change, useField } from "./useField";

interface Props {
  word: FieldWord;
  values: string[];
  max: number;
  change: (values: string[]) => Change;
  named?: (value: string) => string;
  /** Values that fit the typed text; the id is the value. */
  offers?: (text: string) => Offer[];
  /** Whether the person may add words that are not offered. */
  free?: boolean;
}

/** A few words: interests, languages. */
export function TagsField({ word, values, max, change, named = (each) => each, offers = () => [], free = false }: Props) {
  const words = useWords();
  const field = useField(values, change);
  const [typing, setTyping] = useState("");
  const add = (value: string) => {
    const tag = value.replaceAll(",", " ").trim();
    setTyping("");
    if (tag !== "" && !field.value.includes(tag)) field.set([...field.value, tag]);
  };
  const label = words(`field-${word}`);
  return (
    <Frame
      word={word}
      code={field.code}
      onBlur={(event) => {
        if (free && typing.trim() !== "" && !event.currentTarget.contains(event.relatedTarget)) add(typing);
        else field.onBlur(event);
      }}
      note={words(free ? "me-tags-note" : "me-pick-note")}
    >
      {(id, hint) => (
        <div className="in tagged">
          <ul className="tags" aria-label={label}>
            {field.value.map((value) => (
              <li key={value} className="tag plain">
                {named(value)}
                <button
                  type="button"
                  aria-label={words("me-remove", { what: named(value) })}
                  onClick={() => field.set(field.value.filter((each) => each !== value))}
                >
                  <X className="i" size={13} strokeWidth={1.75} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
          <Suggest
            id={id}
            bare
            describedBy={hint}
            value={typing}
            offers={offers(typing).filter((offer) => !field.value.includes(offer.id))}
            onChange={setTyping}
            onPick={(offer) => add(offer.id)}
            {...(free ? { onEnter: add } : {})}
            onKeyDown={(event) => {
              if (event.key === "Backspace" && typing === "") field.set(field.value.slice(0, -1));
            }}
            maxLength={40}
            disabled={field.value.length >= max}
            testid={`me-${word}-field`}
          />
        </div>
      )}
    </Frame>
  );
}
