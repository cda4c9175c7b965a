import { useState } from "react";
import { useAsk } from "../../app/data";
import { useSayError } from "../../app/toasts";
import { useWords } from "../../app/words";
import { Confirm } from "../../components/Confirm";
import { CallError, call } from "../../platform";

/** Signing out; with unsent work, only after saying what becomes of it. */
export function SignOut() {
  const words = useWords();
  const connection = useAsk("connection.get", {}).data;
  const unsent = (connection?.waiting ?? 0) + (connection?.refused ?? 0);
  const sayError = useSayError();
  const [asking, setAsking] = useState<"plain" | "unsent" | null>(null);
  const go = async (keepUnsent: boolean) => {
    try {
      await call("session.sign_out", { keepUnsent });
    } catch (cause) {
      const error = cause instanceof CallError ? cause : new CallError("internal");
      if (error.code === "unsent_work") setAsking("unsent");
      else sayError(error);
    }
  };
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
          onYes={() => void go(asking === "unsent")}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
