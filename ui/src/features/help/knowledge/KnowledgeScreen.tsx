// An answer that stays: what it says, who looks after it, whom it helped, and what it said before.
import { useParams } from "@tanstack/react-router";
import { CalendarClock } from "lucide-react";
import { useMemo, useState } from "react";
import { useAct } from "../../../app/act";
import { useAsk } from "../../../app/data";
import { useKeys } from "../../../app/keys";
import { toast } from "../../../app/toasts";
import { useErrorWords, useWords } from "../../../app/words";
import { BackButton } from "../../../components/BackButton";
import { Empty } from "../../../components/Empty";
import { Face } from "../../../components/Face";
import { MoreMenu } from "../../../components/MoreMenu";
import { PersonLine } from "../../../components/PersonName";
import { SkeletonRows } from "../../../components/Skeleton";
import { type People, RichText } from "../../../components/text/RichText";
import { When } from "../../../components/When";
import type { KnowledgeView } from "../../../generated/calls";
import { QuestionTitleLink } from "../QuestionTitleLink";
import { dateText } from "../terms";
import { Unsent } from "../Unsent";
import { Earlier } from "./Earlier";
import { GiveDialog } from "./GiveDialog";
import { months, useKnowledgePlace } from "./place";
import { Votes } from "./Votes";
import "../help.css";
import "./knowledge.css";

export default function KnowledgeScreen() {
  const errorWords = useErrorWords();
  const words = useWords();
  const { knowledge: id = "" } = useParams({ strict: false });
  const { data, error } = useAsk("knowledge.get", { id });
  if (error !== null && data === undefined) {
    return (
      <div className="body">
        <Empty text={error.code === "not_found" ? words("kept-gone") : errorWords(error.code)} testid="kept-gone" />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className="body">
        <SkeletonRows />
      </div>
    );
  }
  return <Item key={id} view={data} />;
}

function Item({ view }: { view: KnowledgeView }) {
  const words = useWords();
  const act = useAct();
  const place = useKnowledgePlace();
  const [giving, setGiving] = useState(false);
  const { item, isStaff } = view;
  const people: People = useMemo(() => new Map(view.people.map((person) => [person.id, person])), [view.people]);
  const change = () => void place.change(item.id);
  const review = async (inMonths: number) => {
    if (await act.call("knowledge.review", { id: item.id, inMonths }))
      toast({ kind: "done", text: words("kept-reviewed", { count: inMonths }) });
  };
  const retire = (on: boolean) => void act.call("knowledge.retire", { id: item.id, on });
  useKeys([
    { key: "b", words: "key-kept-change", when: () => isStaff, run: change },
    { key: "y", words: "key-kept-right", when: () => isStaff && !item.retired, run: () => void review(6) },
  ]);
  const lines = [
    { id: "change", label: words("kept-change"), testid: "kept-change", run: change },
    ...(item.retired
      ? [{ id: "back", label: words("kept-back"), testid: "kept-back", run: () => retire(false) }]
      : [{ id: "retire", label: words("kept-retire"), testid: "kept-retire", run: () => retire(true) }]),
    ...(view.canGive ? [{ id: "give", label: words("kept-give"), testid: "kept-give", run: () => setGiving(true) }] : []),
  ];
  return (
    <>
      <div className="bar">
        <BackButton />
        <b className="grow">{item.deskName}</b>
        {isStaff && (
          <MoreMenu label={words("kept-acts")} testid="kept-acts" className="ib" size={18} placement="bottom end" lines={lines} />
        )}
      </div>
      <div className="body" data-testid="knowledge" data-retired={item.retired || undefined}>
        <article className="col" aria-label={words("kept-label")}>
          <p className={`sm standing ${item.retired ? "quiet" : "olive"}`} role="status" data-testid="kept-standing">
            {item.retired ? words("kept-retired") : words("kept-standing", { desk: item.deskName })}
          </p>
          <h1 className="title" dir="auto" tabIndex={-1}>
            {item.title}
          </h1>
          <div className="author">
            <Face person={item.owner} size={44} />
            <div>
              <PersonLine person={item.owner} />
              <span className="l2">
                {words("kept-owner")} <When at={view.changedAt} long className="" />
              </span>
              <span className={item.overdue ? "l2 late" : "l2"} data-testid="kept-review">
                <CalendarClock className="i" size={14} strokeWidth={1.75} aria-hidden />{" "}
                {words(item.overdue ? "kept-review-late" : "kept-review", { date: dateText(item.reviewOn) })}
              </span>
            </div>
          </div>
          <RichText doc={view.text} people={people} destinations={view.destinations} entry={item.id} />
          <Unsent {...view} at={view.changedAt} />
          {item.topics.length > 0 && (
            <ul className="kept-topics" aria-label={words("keep-topics")}>
              {item.topics.map((topic) => (
                <li key={topic} className="olive">
                  {topic}
                </li>
              ))}
            </ul>
          )}
          {view.question !== null && view.questionTitle !== null && (
            <QuestionTitleLink question={view.question} title={view.questionTitle} />
          )}
          {isStaff && !item.retired && (
            <fieldset className="chips kept-right">
              <legend className="label">{words("kept-right")}</legend>
              {months.map((count) => (
                <button
                  key={count}
                  type="button"
                  className="chip"
                  disabled={act.pending}
                  onClick={() => void review(count)}
                  data-testid={`kept-right-${count}`}
                >
                  {words("keep-review-in", { count })}
                </button>
              ))}
            </fieldset>
          )}
          <Votes view={view} />
          <Earlier view={view} people={people} />
        </article>
      </div>
      {giving && <GiveDialog item={item} onClose={() => setGiving(false)} />}
    </>
  );
}
