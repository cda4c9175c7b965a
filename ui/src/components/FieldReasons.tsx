import { useWords } from "../app/words";
import { type FieldWord, keptUntil } from "../generated/calls";

/** Beside a field where it is asked for the first time: why, who sees it and until when. */
export function FieldReasons({ id, word }: { id: string; word: FieldWord }) {
  const words = useWords();
  return (
    <dl id={id}>
      <dt>{words("profile-why")}</dt>
      <dd>{words(`field-${word}-why`)}</dd>
      <dt>{words("profile-seen")}</dt>
      <dd>{words("field-who")}</dd>
      <dt>{words("profile-until")}</dt>
      <dd>{words(`field-until-${keptUntil[word]}`)}</dd>
    </dl>
  );
}
