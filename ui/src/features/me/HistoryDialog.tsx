import { useAsk } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { When } from "../../components/When";

/** What one's own profile said before; only for oneself. */
export default function ProfileHistoryDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data, error } = useAsk("profile.history", {});
  return (
    <Dialog title={words("me-history")} onClose={onClose} size="wide" testid="me-history-dialog">
      <p className="sm quiet">{words("me-history-lead")}</p>
      {error !== null && <p>{errorWords(error.code)}</p>}
      <ol className="before">
        {data?.changes.map((change) => (
          <li key={`${change.field}${change.replacedAt}`}>
            <p className="xs quiet">
              {words(`field-${change.field}`)} · {words("me-history-until")} <When at={change.replacedAt} long className="" />
            </p>
            <p>{change.value === "" ? <span className="quiet">{words("me-history-empty")}</span> : change.value}</p>
          </li>
        ))}
      </ol>
      {data?.changes.length === 0 && <p className="quiet">{words("me-history-none")}</p>}
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("close")} <kbd>{words("key-name-escape")}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
