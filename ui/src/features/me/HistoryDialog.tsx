import { useAsk } from "../../app/data";
import { useLanguageName } from "../../app/languages";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { When } from "../../components/When";
import type { ProfileHistoryRow } from "../../generated/calls";
import { useWeek } from "../people/useWeek";
import { hoursIn } from "./week";

/** Rust keeps a line without a language: days and languages get their names here. */
function useInWords(): (change: ProfileHistoryRow) => string {
  const week = useWeek();
  const languageName = useLanguageName();
  return ({ field, value }) => {
    if (field === "languages") return value.split(", ").map(languageName).join(", ");
    const hours = field === "hours" ? hoursIn(value) : null;
    return hours === null ? value : week(hours);
  };
}

/** What one's own profile said before; only for oneself. */
export default function ProfileHistoryDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const inWords = useInWords();
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
            <p>{change.value === "" ? <span className="quiet">{words("me-history-empty")}</span> : inWords(change)}</p>
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
