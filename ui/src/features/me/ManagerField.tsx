import { X } from "lucide-react";
import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { Suggest } from "../../components/Suggest";
import { Who } from "../../components/Who";
import type { PersonCard } from "../../generated/calls";
import { Frame } from "./Frame";
import { saveProfile } from "./useField";

/** The person that this person reports to. */
export function ManagerField({ manager }: { manager: PersonCard | null }) {
  const words = useWords();
  const [typing, setTyping] = useState("");
  const act = useAct("inline");
  const { data } = useAsk("person.suggest", { text: typing, limit: 7 }, { enabled: typing.trim() !== "", keep: true });
  const save = (id: string) => {
    setTyping("");
    void act.run(() => saveProfile({ manager: id }));
  };
  const offers = (data?.people ?? [])
    .filter((person) => !person.isMe)
    .map((person) => ({
      id: person.id,
      label: person.name,
      detail: [person.job, person.apart].filter(Boolean).join(" · "),
      lead: <Face person={person} size={24} />,
    }));
  return (
    <Frame word="manager" code={act.error?.code ?? null}>
      {(id, hint) =>
        manager === null ? (
          <Suggest
            id={id}
            describedBy={hint}
            value={typing}
            placeholder={words("me-manager-search")}
            offers={typing.trim() === "" ? [] : offers}
            onChange={setTyping}
            onPick={(offer) => save(offer.id)}
            testid="me-manager-field"
          />
        ) : (
          <div className="picked-person" id={id}>
            <Face person={manager} size={32} />
            <span className="grow">
              <Who person={manager} />
            </span>
            <button
              type="button"
              className="ib"
              aria-label={words("me-remove", { what: manager.name })}
              data-testid="me-manager-remove"
              onClick={() => save("")}
            >
              <X className="i" size={16} strokeWidth={1.75} aria-hidden />
            </button>
          </div>
        )
      }
    </Frame>
  );
}
