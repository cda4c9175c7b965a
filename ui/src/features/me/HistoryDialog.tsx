import { useAsk } from "../../app/data";
import { useLanguageName } from "../../app/languages";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { useWeek } from "../../components/hours/useWeek";
import { When } from "../../components/When";
import type { ProfileHistoryRow, SkillDraft } from "../../generated/calls";

/** What one's own profile said before; only for oneself. */
export default function ProfileHistoryDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data, error } = useAsk("profile.history", {});
  const said = useSaid();
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
            <p>{said(change) || <span className="quiet">{words("me-history-empty")}</span>}</p>
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

/** What a field said, in the reader's language; nothing when it was empty. */
function useSaid(): (change: ProfileHistoryRow) => string {
  const words = useWords();
  const week = useWeek();
  const languageName = useLanguageName();
  const skill = ({ topic, level, ask }: SkillDraft) =>
    [topic, words(`me-level-${level}`), ...(ask === "" ? [] : [words("skill-ask", { ask })])].join(" · ");
  return ({ value, hours, languages, expertise }) =>
    [value, hours.length === 0 ? "" : week(hours), ...languages.map(languageName), ...expertise.map(skill)]
      .filter((part) => part !== "")
      .join(", ");
}
