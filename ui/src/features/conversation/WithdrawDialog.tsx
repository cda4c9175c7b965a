import { useSayError } from "../../app/toasts";
import { useWords } from "../../app/words";
import { Confirm } from "../../components/Confirm";
import type { Entry } from "../../generated/calls";
import { CallError, call } from "../../platform";

export function WithdrawDialog({ entry, isPost, onClose }: { entry: Entry; isPost: boolean; onClose: () => void }) {
  const words = useWords();
  const sayError = useSayError();
  return (
    <Confirm
      testid="withdraw"
      title={words(isPost ? "withdraw-post" : "withdraw-comment")}
      body={words("withdraw-body")}
      yes={words("withdraw-yes")}
      no={words("withdraw-no")}
      onClose={onClose}
      onYes={() => {
        call(isPost ? "post.withdraw" : "comment.withdraw", { id: entry.id }).catch((cause) =>
          sayError(cause instanceof CallError ? cause : new CallError("internal")),
        );
      }}
    />
  );
}
