import type { ReactNode } from "react";
import { useWords } from "../../app/words";

interface Props {
  word: "photo" | "birth_year";
  mark: ReactNode;
  given: boolean;
  children: ReactNode;
}

/** A field by free consent: in one line what it is for, who sees it and until when; and the one press that gives it or takes it back. */
export function Consent({ word, mark, given, children }: Props) {
  const words = useWords();
  return (
    <div className="opt" id={`field-${word}`} data-testid={`me-${word}`}>
      <span className={given ? "opt-mark given" : "opt-mark"}>{mark}</span>
      <div>
        <b>{words(`field-${word}`)}</b>
        <p className="quiet">{words(`me-told-${word}`)}</p>
      </div>
      <div className="opt-acts">{children}</div>
    </div>
  );
}
