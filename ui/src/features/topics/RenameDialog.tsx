import { useId, useState } from "react";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { limits, type TopicView } from "../../generated/calls";
import { call } from "../../platform";
import { asCallError } from "../files/stage";

/** The names of a topic in both languages, and what else people call it. Whoever names it keeps it. */
export function RenameDialog({ topic, onClose }: { topic: TopicView; onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const id = useId();
  const [nl, setNl] = useState(topic.nl === "" ? topic.name : topic.nl);
  const [en, setEn] = useState(topic.en);
  const [synonyms, setSynonyms] = useState(topic.synonyms.join(", "));
  const [code, setCode] = useState<string | null>(null);
  const save = async () => {
    const others = synonyms
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "");
    try {
      await call("topic.rename", { topic: topic.id, nl: nl.trim(), en: en.trim(), synonyms: others });
      onClose();
    } catch (cause) {
      setCode(asCallError(cause).code);
    }
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
        {code !== null && (
          <p className="msg bad" role="alert">
            {errorWords(code, "topic.rename")}
          </p>
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
