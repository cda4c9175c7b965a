import { useId, useState } from "react";
import { useAct } from "../../app/act";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { limits, type TopicView } from "../../generated/calls";

/** The names of a topic in both languages, and its other names. A person who claimed the topic keeps it when it is renamed. */
export function RenameDialog({ topic, onClose }: { topic: TopicView; onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const id = useId();
  const [nl, setNl] = useState(topic.nl === "" ? topic.name : topic.nl);
  const [en, setEn] = useState(topic.en);
  const [synonyms, setSynonyms] = useState(topic.synonyms.join(", "));
  const act = useAct("inline");
  const save = async () => {
    const others = synonyms
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "");
    setAsked("topic.rename");
    if (await act.call("topic.rename", { topic: topic.id, nl: nl.trim(), en: en.trim(), synonyms: others })) onClose();
  };
  const [asked, setAsked] = useState<"topic.rename" | "topic.rename_back">("topic.rename");
  const undo = async () => {
    setAsked("topic.rename_back");
    if (await act.call("topic.rename_back", { id: topic.id })) onClose();
  };
  const line = (name: string, label: string, value: string, set: (text: string) => void, max: number) => (
    <div className="field">
      <label htmlFor={`${id}${name}`}>{label}</label>
      <input
        id={`${id}${name}`}
        className="in"
        value={value}
        maxLength={max}
        data-testid={`rename-${name}`}
        onChange={(event) => set(event.target.value)}
      />
    </div>
  );
  return (
    <Dialog title={words("topics-rename-title", { name: topic.name })} onClose={onClose} testid="rename-dialog">
      <form
        className="topic-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {line("nl", words("topics-nl"), nl, setNl, limits.expertiseMaxChars)}
        {line("en", words("topics-en"), en, setEn, limits.expertiseMaxChars)}
        {line("synonyms", words("topics-synonyms"), synonyms, setSynonyms, 1200)}
        {act.error !== null && (
          <p className="msg bad" role="alert">
            {errorWords(act.error.code, asked)}
          </p>
        )}
        {topic.before !== null && (
          <div className="topic-undo">
            <span className="sm quiet">{words("topics-before", { name: topic.before })}</span>
            <button type="button" className="btn sm" onClick={() => void undo()} data-testid="rename-back">
              {words("topics-rename-back")}
            </button>
          </div>
        )}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
          </button>
          <button type="submit" className="btn go" disabled={nl.trim() === "" && en.trim() === ""} data-testid="rename-save">
            {words("edit-save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
