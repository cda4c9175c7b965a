import { useAct } from "../../app/act";
import { useWords } from "../../app/words";

/** Joining takes effect here at once and goes out when there is a network. */
export function JoinButton({ id, pending, go = false }: { id: string; pending: boolean; go?: boolean }) {
  const words = useWords();
  const act = useAct();
  return (
    <button
      type="button"
      className={go ? "btn go" : "btn sm"}
      disabled={pending}
      data-testid={`join-${id}`}
      onClick={() => void act.call("community.join", { id })}
    >
      {words(pending ? "community-joining" : "community-join")}
    </button>
  );
}
