import { useState } from "react";
import { useHere } from "../../app/state";
import { toast, useSayError } from "../../app/toasts";
import { useWords } from "../../app/words";
import { ProfileFields, useProfileDraft } from "../../components/ProfileFields";
import { CallError, call } from "../../platform";

/** One's own name, job and expertise, to be changed at any time. */
export default function ProfileForm() {
  const words = useWords();
  const here = useHere();
  const sayError = useSayError();
  const profile = useProfileDraft(here.me);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await call("profile.set", profile.whole());
      toast({ kind: "done", text: words("profile-saved") });
    } catch (cause) {
      sayError(cause instanceof CallError ? cause : new CallError("internal"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="profile-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ProfileFields profile={profile} />
      <button type="submit" className="btn" disabled={busy || !profile.complete} data-testid="profile-save">
        {words("profile-save")}
      </button>
    </form>
  );
}
