// Says once, in words, that a database of this laptop was damaged: what that means, what could not be read, and where the damaged
// file is. It stays until the person has seen it, and blocks nothing that they are doing meanwhile.
import { Dialog } from "../components/Dialog";
import type { Loss, Salvaged } from "../generated/calls";
import { useAct } from "./act";
import { useAsk } from "./data";
import { useWords } from "./words";

export function DamageNews() {
  const words = useWords();
  const act = useAct();
  const { data } = useAsk("session.damage", {});
  if (data === undefined || (!data.cacheRebuilt && data.work === null)) return null;
  const seen = () => void act.call("session.damage_seen", {});
  return (
    <Dialog title={words(data.work === null ? "damage-cache-title" : "damage-work-title")} onClose={seen} testid="damage">
      {data.work !== null && <WorkDamage work={data.work} />}
      {data.cacheRebuilt && <p>{words(data.work === null ? "damage-cache-body" : "damage-cache-too")}</p>}
      <div className="dialog-acts">
        <button type="button" className="btn go" onClick={seen} data-testid="damage-seen">
          {words("damage-seen")}
        </button>
      </div>
    </Dialog>
  );
}

function WorkDamage({ work }: { work: Salvaged }) {
  const words = useWords();
  return (
    <>
      <p>{words(work.lost.length === 0 ? "damage-work-whole" : "damage-work-body")}</p>
      {work.lost.length > 0 && (
        <ul className="damage-list" data-testid="damage-list">
          {work.lost.map((loss) => (
            <li key={loss.part}>{sayLoss(words, loss)}</li>
          ))}
        </ul>
      )}
      <p className="quiet">{words("damage-kept", { count: work.keptAs.length })}</p>
      {work.keptAs.map((path) => (
        <p key={path} className="damage-path">
          <code>{path}</code>
        </p>
      ))}
    </>
  );
}

function sayLoss(words: ReturnType<typeof useWords>, { part, count }: Loss): string {
  return count === null ? words(`damage-${part}`) : words(`damage-${part}-counted`, { count });
}
