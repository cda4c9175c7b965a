import { useAsk } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { type People, RichText } from "../../components/text/RichText";
import { When } from "../../components/When";
import type { Entry } from "../../generated/calls";

/** Earlier versions of a text. Each reader of the text may read them. */
export function HistoryDialog({ entry, people, onClose }: { entry: Entry; people: People; onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data, error } = useAsk("history.get", { id: entry.id });
  return (
    <Dialog title={words("history-title")} onClose={onClose} size="wide" testid="history">
      {error !== null && <p>{errorWords(error.code)}</p>}
      <ol className="history">
        {data?.versions.map((version) => (
          <li key={version.version}>
            <p className="xs quiet">
              {words("history-until")} <When at={version.replacedAt} long className="" />
            </p>
            {version.title !== null && version.title !== "" && (
              <h3 className="title sm-title" dir="auto">
                {version.title}
              </h3>
            )}
            <RichText doc={version.text} people={people} destinations={version.destinations} className="said" />
          </li>
        ))}
      </ol>
      {data?.versions.length === 0 && <p className="quiet">{words("history-empty")}</p>}
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose} data-testid="history-close">
          {words("close")} <kbd>{words("key-name-escape")}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
