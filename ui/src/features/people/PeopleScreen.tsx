// People: who knows, who is called what, with the reason why. The question stays while people's pages are read.
import { Link, useMatches, useNavigate } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { focusHeading } from "../../app/focus";
import { useKeys } from "../../app/keys";
import { useHere } from "../../app/state";
import { useErrorWords, useWords } from "../../app/words";
import { Columns, stepRows } from "../../components/Columns";
import { Empty } from "../../components/Empty";
import type { DirectoryAnswer } from "../../generated/calls";
import { Alone, isAlone } from "./Alone";
import { Filters, type Narrowing } from "./Filters";
import { FoundList } from "./FoundList";
import { FoundRoom } from "./FoundRow";
import { useDirectory } from "./useDirectory";
import "./people.css";

/** The last search since the app was started. */
let kept: { login: string | null; text: string; narrowing: Narrowing } | null = null;

export default function PeopleScreen() {
  const words = useWords();
  const navigate = useNavigate();
  const { login } = useHere();
  // Another person who signs in on this laptop starts with an empty search.
  const [asked, setAsked] = useState(kept?.login === login ? kept : { login, text: "", narrowing: { worksNow: false } });
  useEffect(() => {
    kept = asked;
  }, [asked]);
  const { text, narrowing } = asked;
  const directory = useDirectory({ text: text.trim(), ...narrowing, limit: 50 });
  const { first } = directory;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const narrow = useMatches().at(-1)?.pathname === "/people";
  useKeys([
    {
      key: "/",
      words: "key-search",
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);
  const typed = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      stepRows(list.current, 1);
    } else if (event.key === "Enter") {
      const person = directory.waiting ? undefined : first?.people[0]?.person;
      if (person !== undefined) void navigate({ to: "/people/$person", params: { person: person.id } });
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (text === "") focusHeading(field.current);
      else setAsked({ ...asked, text: "" });
    }
  };
  return (
    <Columns
      label={words("people-title")}
      testid="people"
      className="people-list"
      listRef={list}
      header={
        <>
          <div className="headline">
            <h1>{words("people-title")}</h1>
            <Link to="/topics" className="xs quiet under-hover" data-testid="to-topics">
              {words("topics-title")}
            </Link>
          </div>
          <div className="in search">
            <Search className="i quiet" size={18} strokeWidth={1.75} aria-hidden />
            <input
              ref={field}
              type="search"
              value={text}
              maxLength={300}
              autoComplete="off"
              spellCheck={false}
              aria-label={words("people-search")}
              placeholder={words("people-search-rest")}
              data-testid="people-search"
              onChange={(event) => setAsked({ ...asked, text: event.target.value })}
              onKeyDown={typed}
            />
          </div>
          <Filters value={narrowing} offered={first} onChange={(next) => setAsked({ ...asked, narrowing: next })} />
          {first !== undefined && <Searched answer={first} />}
          {narrow && text.trim() === "" && <Beside alone={isAlone(first)} />}
        </>
      }
    >
      <People directory={directory} question={JSON.stringify(asked)} onLeave={() => field.current?.focus()} />
      {first !== undefined && first.people.length > 0 && <Foot answer={first} named={text.trim() === ""} />}
    </Columns>
  );
}

/** What stands beside the list in a wide window. */
function Beside({ alone }: { alone: boolean }) {
  const words = useWords();
  if (alone) {
    return (
      <div className="alone">
        <Alone />
      </div>
    );
  }
  return (
    <Link to="/people/asked" className="only-narrow sm under" data-testid="to-asked">
      {words("asked-title")}
    </Link>
  );
}

function People({
  directory,
  question,
  onLeave,
}: {
  directory: ReturnType<typeof useDirectory>;
  question: string;
  onLeave: () => void;
}) {
  const words = useWords();
  const errorWords = useErrorWords();
  if (directory.error !== null) return <p className="pad">{errorWords(directory.error.code)}</p>;
  if (directory.first === undefined) {
    return (
      <div className="scroll found">
        {["a", "b", "c", "d", "e", "f"].map((row) => (
          <FoundRoom key={row} />
        ))}
      </div>
    );
  }
  if (directory.first.people.length === 0) return <Empty text={words("people-none")} testid="people-none" />;
  return <FoundList directory={directory} label={words("people-found")} question={question} onLeave={onLeave} />;
}

/** The first few words by name, and the number of further ones. */
const few = 4;

/** The words that were searched for, if the text was a question. */
function Searched({ answer }: { answer: DirectoryAnswer }) {
  const words = useWords();
  if (answer.words.length === 0 && answer.unindexed === 0) return null;
  return (
    <p className="searched" data-testid="searched">
      {answer.words.length > 0 && (
        <>
          {words("people-searched")} <Listed names={answer.words} />
          {answer.also.length > 0 && (
            <>
              , {words("people-also")} <Listed names={answer.also.slice(0, few)} />
              {answer.also.length > few && (
                <span title={answer.also.join(", ")}>{words("people-more", { count: answer.also.length - few })}</span>
              )}
            </>
          )}
          {answer.unindexed > 0 && ". "}
        </>
      )}
      {answer.unindexed > 0 && words("people-unindexed", { count: answer.unindexed })}
    </p>
  );
}

function Listed({ names }: { names: string[] }) {
  return names.map((name, place) => (
    <span key={name}>
      {place > 0 && ", "}
      <b>{name}</b>
    </span>
  ));
}

/** The number of people found, and the rule that orders them. */
function Foot({ answer, named }: { answer: DirectoryAnswer; named: boolean }) {
  const words = useWords();
  const rule = answer.words.length > 0 ? "people-rule-question" : named ? "people-rule-all" : "people-rule-name";
  return (
    <div className="found-foot" data-testid="people-foot">
      <b role="status">{words(answer.more ? "people-count-least" : "people-count", { count: answer.total })}</b>{" "}
      <span>{words(rule)}</span>
    </div>
  );
}
