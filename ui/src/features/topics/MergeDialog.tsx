import { useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { Suggest } from "../../components/Suggest";
import type { TopicView } from "../../generated/calls";

/** Two topics become one; people who claimed either of them are found under the one that stays. */
export function MergeDialog({ topic, onClose }: { topic: TopicView; onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const [text, setText] = useState("");
  const [into, setInto] = useState<{ id: string; name: string } | null>(null);
  const act = useAct("inline");
  const { data } = useAsk("topic.list", { text: text.trim(), limit: 7 }, { enabled: text.trim() !== "", keep: true });
  const offers = (data?.topics ?? [])
    .filter((each) => each.id !== topic.id)
    .map((each) => ({ id: each.id, label: each.name, detail: words("topic-people", { count: each.people }) }));
  const [asked, setAsked] = useState<"topic.merge" | "topic.split">("topic.merge");
  const split = async (id: string) => {
    setAsked("topic.split");
    if (await act.call("topic.split", { id })) onClose();
  };
  const save = async () => {
    if (into === null) return;
    setAsked("topic.merge");
    if (await act.call("topic.merge", { from: topic.id, into: into.id })) onClose();
  };
  return (
    <Dialog title={words("topics-merge-title", { name: topic.name })} onClose={onClose} testid="merge-dialog">
      <p>
        {words("topics-merge-body")} {words("topics-merge-undo-body")}
      </p>
      <div className="topic-form">
        <Suggest
          label={words("topics-merge-into")}
          placeholder={words("topics-merge-into")}
          value={into?.name ?? text}
          offers={into === null && text.trim() !== "" ? offers : []}
          autoFocus
          onChange={(next) => {
            setInto(null);
            setText(next);
          }}
          onPick={(offer) => setInto({ id: offer.id, name: offer.label })}
          testid="merge-into"
        />
        {act.error !== null && (
          <p className="msg bad" role="alert">
            {errorWords(act.error.code, asked)}
          </p>
        )}
        {topic.merged.length > 0 && (
          <section aria-label={words("topics-merged")}>
            <h3 className="label">{words("topics-merged")}</h3>
            <ul>
              {topic.merged.map((each) => (
                <li key={each.id} className="topic-undo">
                  <span className="grow">{each.name}</span>
                  <button type="button" className="btn sm" onClick={() => void split(each.id)} data-testid="topic-split">
                    {words("topics-split")}
                    <span className="vh"> {each.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
        </button>
        <button type="button" className="btn go" disabled={into === null} onClick={() => void save()} data-testid="merge-save">
          {words("topics-merge")}
        </button>
      </div>
    </Dialog>
  );
}
