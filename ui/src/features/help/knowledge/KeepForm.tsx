// What an answer says that stays: a title, the text, the words by which it is found, and when somebody looks at it again.
import { Users } from "lucide-react";
import { useId, useState } from "react";
import { useAct } from "../../../app/act";
import { focusHeading } from "../../../app/focus";
import { useWords } from "../../../app/words";
import Editor, { CharsLeft } from "../../../components/compose/Editor";
import { isTooLong, TooLong } from "../../../components/compose/TooLong";
import { saysSomething } from "../../../components/text/tree";
import { type Doc, limits } from "../../../generated/calls";
import { call } from "../../../platform";
import { TitleField } from "../TitleField";
import { dateText } from "../terms";
import { useTitledDraft } from "../useTitledDraft";
import { months, useKnowledgePlace } from "./place";

interface Props {
  /** Where the draft is kept. */
  target: string;
  /** The item that is changed; nothing for a new one. */
  id?: string;
  desk: string;
  /** The version that was read. */
  base: number;
  title: string;
  text: Doc;
  topics: readonly string[];
  /** The day that stands, `YYYY-MM-DD`, when it is still to come. */
  reviewOn?: string;
  /** The question whose answer it is. */
  question?: string;
}

export function KeepForm({ target, id, desk, base, topics, reviewOn, question, ...suggested }: Props) {
  const words = useWords();
  const field = useId();
  const act = useAct();
  const place = useKnowledgePlace();
  // Another version that comes while somebody writes is not the one they read: the server says so.
  const [read] = useState({ base, text: suggested.text });
  const { keeper, draft, title, doc, initial, names, ready, change } = useTitledDraft(
    target,
    act.report,
    suggested.title,
    read.text,
  );
  const [about, setAbout] = useState(topics.join(", "));
  const [review, setReview] = useState(reviewOn === undefined ? "6" : "");
  const unready = title.trim() === "" || !saysSomething(doc, []) || act.pending || isTooLong(doc, "question");
  const send = async () => {
    if (unready) return;
    const sent = await act.run(async () => {
      const made = await call("knowledge.set", {
        desk,
        base: read.base,
        title,
        text: doc,
        topics: about
          .split(",")
          .map((topic) => topic.trim())
          .filter((topic) => topic !== ""),
        ...(review === "" ? {} : { reviewInMonths: Number(review) }),
        ...(id === undefined ? {} : { id }),
        ...(question === undefined ? {} : { question }),
      });
      await keeper.forget();
      await place.read(made.id);
    });
    if (!sent) await keeper.flush();
  };
  return (
    <div className="ask-form">
      <TitleField
        label={words(id === undefined ? "keep-title" : "keep-change-title")}
        example={words("keep-example")}
        testid="keep-line"
        value={title}
        isReady={ready}
        onChange={(next) => change({ title: next })}
        onSend={() => void send()}
        onBlur={() => void keeper.flush()}
      />
      {draft !== undefined && names !== undefined && (
        <Editor
          key={`${target}/${keeper.version}`}
          initial={initial}
          names={names}
          label={words("keep-text")}
          placeholder={words("keep-text")}
          community={undefined}
          maxChars={limits.questionMaxChars}
          testid="keep-text"
          onChange={(next) => change({ doc: next })}
          onSend={() => void send()}
          onEscape={() => focusHeading(document.activeElement)}
          onBlur={() => void keeper.flush()}
        />
      )}
      <TooLong doc={doc} kind="question" />
      <div className="form keep-more">
        <div>
          <label className="label" htmlFor={`${field}topics`}>
            {words("keep-topics")}
          </label>
          <input
            id={`${field}topics`}
            className="in"
            value={about}
            placeholder={words("keep-topics-example")}
            onChange={(event) => setAbout(event.target.value)}
            data-testid="keep-topics"
          />
        </div>
        <div>
          <label className="label" htmlFor={`${field}review`}>
            {words("keep-review")}
          </label>
          <select
            id={`${field}review`}
            className="in"
            value={review}
            onChange={(event) => setReview(event.target.value)}
            data-testid="keep-review"
          >
            {reviewOn !== undefined && <option value="">{words("keep-review-on", { date: dateText(reviewOn) })}</option>}
            {months.map((count) => (
              <option key={count} value={count}>
                {words("keep-review-in", { count })}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="composer-foot quiet">
        <span className="hint">
          <Users className="i" size={14} strokeWidth={1.75} aria-hidden /> {words("keep-readers")}
        </span>
        <span className="end">
          <CharsLeft doc={doc} max={limits.questionMaxChars} />
          <button type="button" className="btn go" disabled={unready} data-testid="keep-send" onClick={() => void send()}>
            {words("keep-send")} <kbd>{words("key-name-send")}</kbd>
          </button>
        </span>
      </div>
    </div>
  );
}
