// One vocabulary: every topic with its names in both languages and what else it is called.
import { useState } from "react";
import { useAsk } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { Empty } from "../../components/Empty";
import { FilterField } from "../../components/FilterField";
import { MoreMenu } from "../../components/MoreMenu";
import { SkeletonRows } from "../../components/Skeleton";
import type { TopicView } from "../../generated/calls";
import { MergeDialog } from "./MergeDialog";
import { RenameDialog } from "./RenameDialog";
import "./topics.css";

type Asked = { kind: "rename" | "merge"; topic: TopicView } | null;

/** The page draws this many topics at first; a button shows the rest. */
const few = 100;

export default function TopicsScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const [text, setText] = useState("");
  const [all, setAll] = useState(false);
  const [asked, setAsked] = useState<Asked>(null);
  const { data, error } = useAsk("topic.list", { text: text.trim() }, { keep: true });
  const topics = data?.topics ?? [];
  const shown = all ? topics : topics.slice(0, few);
  return (
    <div className="wide-page" data-testid="topics">
      <div className="page">
        <h1>{words("topics-title")}</h1>
        <p className="sm quiet">{words(data?.mayEdit === true ? "topics-lead-edit" : "topics-lead")}</p>
        <FilterField value={text} label={words("topics-search")} testid="topics-search" onChange={setText} />
        {data === undefined ? (
          error === null ? (
            <SkeletonRows />
          ) : (
            <p className="quiet">{errorWords(error.code)}</p>
          )
        ) : topics.length === 0 ? (
          <Empty text={words(text.trim() === "" ? "topics-empty" : "topics-none")} testid="topics-empty" />
        ) : (
          <ul className="topics">
            {shown.map((topic) => (
              <Topic key={topic.id} topic={topic} mayEdit={data.mayEdit} onAsk={setAsked} />
            ))}
          </ul>
        )}
        {shown.length < topics.length && (
          <button type="button" className="btn sm" onClick={() => setAll(true)}>
            {words("team-more", { count: topics.length - shown.length })}
          </button>
        )}
      </div>
      {asked?.kind === "rename" && <RenameDialog topic={asked.topic} onClose={() => setAsked(null)} />}
      {asked?.kind === "merge" && <MergeDialog topic={asked.topic} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface TopicProps {
  topic: TopicView;
  mayEdit: boolean;
  onAsk: (asked: Asked) => void;
}

function Topic({ topic, mayEdit, onAsk }: TopicProps) {
  const words = useWords();
  const names = [topic.nl, topic.en, ...topic.synonyms].filter((name) => name !== "" && name !== topic.name);
  return (
    <li className="topic" data-row data-testid={`topic-${topic.id}`}>
      <span className="grow">
        <b className="olive">{topic.name}</b>
        {names.length > 0 && (
          <span className="sm quiet topic-also">{words("topics-also", { names: [...new Set(names)].join(", ") })}</span>
        )}
      </span>
      <span className="xs quiet num">{words("topic-people", { count: topic.people })}</span>
      {mayEdit && (
        <MoreMenu
          label={words("topics-more", { name: topic.name })}
          testid="topic-more"
          className="ib comes"
          size={18}
          placement="bottom end"
          lines={[
            { id: "rename", label: words("topics-rename"), testid: "topic-rename", run: () => onAsk({ kind: "rename", topic }) },
            { id: "merge", label: words("topics-merge"), testid: "topic-merge", run: () => onAsk({ kind: "merge", topic }) },
          ]}
        />
      )}
    </li>
  );
}
