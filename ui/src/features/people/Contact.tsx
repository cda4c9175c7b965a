import { Contact as CardIcon } from "lucide-react";
import { useAct } from "../../app/act";
import { useCopy } from "../../app/copy";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import type { PersonPage } from "../../generated/calls";
import { call, openLink } from "../../platform";

/** How to reach this person outside Patio, and their card for an address book. */
export function Contact({ page }: { page: PersonPage }) {
  const words = useWords();
  const act = useAct();
  const copy = useCopy();
  const save = async () => {
    const { path } = await call("person.save_vcard", { id: page.card.id });
    toast({ kind: "done", text: words("file-saved", { path }) });
  };
  const { email, phone, other } = page;
  return (
    <section className="sec" data-testid="contact">
      <h2>{words("person-contact")}</h2>
      <dl className="facts">
        {email !== "" && (
          <>
            <dt>{words("contact-email")}</dt>
            <dd>
              <a
                className="out"
                href={`mailto:${email}`}
                onClick={(event) => {
                  event.preventDefault();
                  void act.run(() => openLink(`mailto:${email}`));
                }}
              >
                {email}
              </a>
            </dd>
          </>
        )}
        {phone !== "" && (
          <>
            <dt>{words("contact-phone")}</dt>
            <dd className="num">
              {phone}{" "}
              <button type="button" className="link quiet" onClick={() => copy(phone)}>
                {words("copy")}
              </button>
            </dd>
          </>
        )}
        {other !== "" && (
          <>
            <dt>{words("contact-other")}</dt>
            <dd>{other}</dd>
          </>
        )}
        {page.birthYear !== null && (
          <>
            <dt>{words("person-born")}</dt>
            <dd className="num">{page.birthYear}</dd>
          </>
        )}
      </dl>
      <div className="acts">
        <button type="button" className="btn sm" onClick={() => void act.run(save)} data-testid="vcard">
          <CardIcon className="i" size={15} strokeWidth={1.75} aria-hidden />
          {words("vcard")}
        </button>
      </div>
    </section>
  );
}
