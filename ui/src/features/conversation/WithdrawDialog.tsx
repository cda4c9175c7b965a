import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { Confirm } from "../../components/Confirm";
import type { Entry } from "../../generated/calls";

export function WithdrawDialog({ entry, isPost, onClose }: { entry: Entry; isPost: boolean; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  return (
    <Confirm
      testid="withdraw"
      title={words(isPost ? "withdraw-post" : "withdraw-comment")}
      body={words("withdraw-body")}
      yes={words("withdraw-yes")}
      no={words("withdraw-no")}
      onClose={onClose}
      onYes={() => {
        void act.call(isPost ? "post.withdraw" : "comment.withdraw", { id: entry.id });
      }}
    />
  );
}
