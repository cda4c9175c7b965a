import { useState } from "react";
import { useAsk } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { Suggest } from "../../components/Suggest";
import type { TopicView } from "../../generated/calls";
import { call } from "../../platform";
import { asCallError } from "../files/stage";

/** Two names for the same thing become one topic; everybody who named either is found under it. */
export function MergeDialog({ topic, onClose }: { topic: TopicView; onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const [text, setText] = useState("");
  const [into, setInto] = useState<{ id: string; name: string } | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const { data } = useAsk("topic.list", { text: text.trim(), limit: 7 }, { enabled: text.trim() !== "", keep: true });
  const offers = (data?.topics ?? [])
    .filter((each) => each.id !== topic.id)
    .map((each) => ({ id: each.id, label: each.name, detail: words("topic-people", { count: each.people }) }));
  const save = async () => {
    if (into === null) return;
    try {
      await call("topic.merge", { from: topic.id, into: into.id });
      onClose();
    } catch (cause) {
      setCode(asCallError(cause).code);
    }
  };
  return (
    <Dialog title={words("topics-merge-title", { name: topic.name })} onClose={onClose} testid="merge-dialog">
      <p>{words("topics-merge-body")}</p>
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
        {code !== null && (
          <p className="msg bad" role="alert">
            {errorWords(code, "topic.merge")}
          </p>
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
