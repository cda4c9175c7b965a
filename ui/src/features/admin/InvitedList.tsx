// Who was just invited, with the link for each and a mail that is ready to send. A link is shown here only: no list keeps it.
import { CircleAlert, Copy, Mail } from "lucide-react";
import { useTimes } from "../../app/clock";
import { useCopy } from "../../app/copy";
import { useHere } from "../../app/state";
import { useErrorWords, useWords } from "../../app/words";
import type { InvitedColleague, PastedPerson } from "../../generated/calls";
import type { CallCode } from "../../platform";

/** What became of an invitation. */
export type Answered = PastedPerson & ({ invited: InvitedColleague } | { failed: CallCode });

const icon = { className: "i", size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

export function InvitedList({ answered }: { answered: readonly Answered[] }) {
  const words = useWords();
  const copy = useCopy();
  const invited = answered.flatMap((one) => ("invited" in one ? [one] : []));
  const all = invited.map(({ name, login, invited }) => [name, login, invited.link].join("\t")).join("\n");
  return (
    <section className="section" data-testid="invited">
      <div className="page-head">
        <h2 className="section-title">{words("admin-invited")}</h2>
        {invited.length > 1 && (
          <button type="button" className="btn sm" onClick={() => void copy(all)} data-testid="copy-all">
            <Copy {...icon} />
            {words("admin-invited-copy-all")}
          </button>
        )}
      </div>
      <p className="sm quiet">{words("admin-invited-body")}</p>
      <ul>
        {answered.map((one) => (
          <Row key={one.login} answered={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ answered }: { answered: Answered }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const times = useTimes();
  const here = useHere();
  const copy = useCopy();
  const { name, login } = answered;
  const shown = name === "" ? login : name;
  return (
    <li className="invited-row" data-testid={`invited-${login}`}>
      <span className="grow">
        <b>{shown}</b> {name !== "" && <span className="quiet sm">{login}</span>}
        {"failed" in answered ? (
          <span className="msg bad" role="alert">
            <CircleAlert {...icon} />
            {errorWords(answered.failed)}
          </span>
        ) : (
          <span className="sm quiet until">{words("admin-invited-until", { day: times.day(answered.invited.expiresAt) })}</span>
        )}
      </span>
      {"invited" in answered && (
        <>
          <button
            type="button"
            className="btn sm"
            onClick={() => void copy(answered.invited.link)}
            aria-label={words("admin-invited-link-of", { name: shown })}
            data-testid={`link-${login}`}
          >
            <Copy {...icon} />
            {words("admin-invited-link")}
          </button>
          <button
            type="button"
            className="btn sm"
            aria-label={words("admin-invited-mail-of", { name: shown })}
            data-testid={`mail-${login}`}
            onClick={() =>
              void copy(
                words("admin-mail", {
                  // Nobody is greeted by their e-mail address.
                  name: name === "" ? "no" : name,
                  organisation: here.organisation ?? "",
                  link: answered.invited.link,
                  day: times.day(answered.invited.expiresAt),
                  by: here.me?.name ?? "",
                }),
              )
            }
          >
            <Mail {...icon} />
            {words("admin-invited-mail")}
          </button>
        </>
      )}
    </li>
  );
}
