// Keeping an answer: one that was given to a question, one that is written for everybody, or another text for one that is there.
import { useParams, useSearch } from "@tanstack/react-router";
import { useAsk } from "../../../app/data";
import { useErrorWords } from "../../../app/words";
import { BackButton } from "../../../components/BackButton";
import { KeepForm } from "./KeepForm";
import "../help.css";

export default function KeepScreen() {
  const { desk, knowledge } = useParams({ strict: false });
  const search: { question?: unknown; desk?: unknown } = useSearch({ strict: false });
  const question = typeof search.question === "string" ? search.question : undefined;
  const at = desk ?? (typeof search.desk === "string" ? search.desk : undefined);
  return (
    <>
      <div className="bar">
        <BackButton />
      </div>
      <div className="body">
        <div className="col ask" data-testid="keep-screen">
          {knowledge !== undefined && <Change key={knowledge} id={knowledge} />}
          {knowledge === undefined && question !== undefined && <OfQuestion key={question} id={question} />}
          {knowledge === undefined && question === undefined && at !== undefined && (
            <KeepForm key={at} target={`keep-new:${at}`} desk={at} base={0} title="" text={[]} topics={[]} />
          )}
        </div>
      </div>
    </>
  );
}

function Change({ id }: { id: string }) {
  const errorWords = useErrorWords();
  const { data, error } = useAsk("knowledge.get", { id });
  if (error !== null) return <p>{errorWords(error.code)}</p>;
  if (data === undefined) return null;
  const { item, text, version } = data;
  return (
    <KeepForm
      target={`knowledge:${id}`}
      id={id}
      desk={item.desk}
      base={version}
      title={item.title}
      text={text}
      topics={item.topics}
      {...(item.overdue ? {} : { reviewOn: item.reviewOn })}
    />
  );
}

function OfQuestion({ id }: { id: string }) {
  const errorWords = useErrorWords();
  const question = useAsk("question.get", { id });
  const { data, error } = useAsk("knowledge.of_question", { id });
  if (error !== null) return <p>{errorWords(error.code)}</p>;
  if (data === undefined || question.data === undefined) return null;
  const { desk } = question.data.question;
  return <KeepForm target={`keep:${id}`} desk={desk} base={0} title={data.title} text={data.text} topics={[]} question={id} />;
}
