import { useSayError } from "../../app/toasts";
import { useWords } from "../../app/words";
import { CallError, call } from "../../platform";

/** Joining takes effect here at once and goes out when there is a network. */
export function JoinButton({ id, pending, go = false }: { id: string; pending: boolean; go?: boolean }) {
  const words = useWords();
  const sayError = useSayError();
  return (
    <button
      type="button"
      className={go ? "btn go" : "btn sm"}
      disabled={pending}
      data-testid={`join-${id}`}
      onClick={() =>
        call("community.join", { id }).catch((cause) => sayError(cause instanceof CallError ? cause : new CallError("internal")))
      }
    >
      {words(pending ? "community-joining" : "community-join")}
    </button>
  );
}
