import { Cake } from "lucide-react";
import { useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { Consent } from "./Consent";
import { saveProfile } from "./useField";

/** The year of birth: by free choice, taken back with one press. */
export function BirthYear({ year }: { year: number | null }) {
  const words = useWords();
  const act = useAct();
  const [typing, setTyping] = useState<string | null>(null);
  const typed = Number(typing);
  const fits = typing !== null && Number.isInteger(typed) && typed >= 1900 && typed <= new Date().getFullYear();
  const save = () => {
    if (!fits) return;
    void act.run(async () => {
      await saveProfile({ birthYear: typed });
      setTyping(null);
    });
  };
  return (
    <Consent
      word="birth_year"
      mark={year === null ? <Cake className="i" size={18} strokeWidth={1.75} aria-hidden /> : <b className="num">{year}</b>}
      given={year !== null}
    >
      {typing !== null ? (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <input
            className="in year num"
            aria-label={words("field-birth_year")}
            inputMode="numeric"
            maxLength={4}
            // biome-ignore lint/a11y/noAutofocus: somebody just asked for it
            autoFocus
            value={typing}
            data-testid="me-birth_year-field"
            onChange={(event) => setTyping(event.target.value.replaceAll(/\D/g, ""))}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              event.preventDefault();
              setTyping(null);
            }}
          />
          <button type="submit" className="btn sm" disabled={!fits} data-testid="me-birth_year-save">
            {words("me-show-it")}
          </button>
        </form>
      ) : year === null ? (
        <button type="button" className="btn sm" onClick={() => setTyping("")} data-testid="me-birth_year-give">
          {words("me-fill-in")}
        </button>
      ) : (
        <button
          type="button"
          className="btn sm"
          onClick={() => void act.run(() => saveProfile({ withdrawBirthYear: true }))}
          data-testid="me-birth_year-withdraw"
        >
          {words("me-take-back")}
        </button>
      )}
    </Consent>
  );
}
