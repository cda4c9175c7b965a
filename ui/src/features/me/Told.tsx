// Who sees what is filled in and how long it is kept, said once for all fields. It is folded in: the first three fields told it before
// (FieldReasons), and what needs consent tells it again beside its button (Consent).
import { ChevronRight } from "lucide-react";
import { useWords } from "../../app/words";
import { keptUntil } from "../../generated/calls";

/** The names of the fields that are kept equally long, by how long that is. */
function fieldsByUntil(): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const [word, until] of Object.entries(keptUntil)) groups.set(until, [...(groups.get(until) ?? []), word]);
  return [...groups];
}

export function Told() {
  const words = useWords();
  return (
    <details className="told" data-testid="me-told">
      <summary>
        <ChevronRight className="i" size={16} strokeWidth={1.75} aria-hidden />
        {words("me-told")}
      </summary>
      <dl>
        <div>
          <dt>{words("profile-seen")}</dt>
          <dd>{words("field-who")}</dd>
        </div>
        {fieldsByUntil().map(([until, fields]) => (
          <div key={until}>
            <dt>{fields.map((word) => words(`field-${word}`)).join(", ")}</dt>
            <dd>{words(`field-until-${until}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
