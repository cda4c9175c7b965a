import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import { Confirm } from "../../components/Confirm";

/** Signing out; with unsent work, only after saying what becomes of it. */
export function SignOut() {
  const words = useWords();
  const connection = useAsk("connection.get", {}).data;
  const unsent = (connection?.waiting ?? 0) + (connection?.refused ?? 0);
  const act = useAct();
  const [asking, setAsking] = useState<"plain" | "unsent" | null>(null);
  const go = (keepUnsent: boolean) =>
    void act.call("session.sign_out", { keepUnsent }, { unsent_work: () => setAsking("unsent") });
  return (
    <section className="section">
      <button type="button" className="btn" onClick={() => setAsking(unsent > 0 ? "unsent" : "plain")} data-testid="sign-out">
        {words("sign-out")}
      </button>
      {asking !== null && (
        <Confirm
          testid="sign-out-dialog"
          title={words(asking === "unsent" ? "sign-out-unsent" : "sign-out-title", { count: unsent })}
          body={words(asking === "unsent" ? "sign-out-unsent-body" : "sign-out-body")}
          yes={words("sign-out")}
          no={words("sign-out-stay")}
          onYes={() => go(asking === "unsent")}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
