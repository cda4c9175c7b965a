// Topics that colleagues ask about and that no profile names.

import { Link } from "@tanstack/react-router";
import { MessageSquare } from "lucide-react";
import Arch from "../../../../assets/drawings/arch.svg?drawing";
import { useAsk } from "../../app/data";
import { useSince } from "../../app/since";
import { useErrorWords, useWords } from "../../app/words";
import { BackButton } from "../../components/BackButton";
import type { OpenTopic } from "../../generated/calls";
import { Alone, isAlone } from "./Alone";
import { ContributionLine } from "./ContributionLine";
import "./person.css";

export default function AskedScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data, error } = useAsk("directory.open_topics", {});
  return (
    <>
      <div className="bar only-narrow">
        <BackButton />
      </div>
      {data?.topics.length === 0 ? (
        <Nothing />
      ) : (
        <div className="body person-body" data-testid="asked">
          <div className="col">
            <h1 className="h20">{words("asked-title")}</h1>
            <p className="quiet sm">{words("asked-lead")}</p>
            {error !== null && <p className="quiet">{errorWords(error.code)}</p>}
            <ul>
              {data?.topics.map((topic) => (
                <Asked key={topic.name} topic={topic} />
              ))}
            </ul>
            {data !== undefined && (
              <p className="asked-mine">
                <Link to="/me" className="btn">
                  {words("asked-mine")}
                </Link>
              </p>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function Asked({ topic }: { topic: OpenTopic }) {
  const words = useWords();
  const since = useSince();
  return (
    <li className="asked" data-testid={`asked-${topic.name}`}>
      <h2>
        <span className="asked-name">{topic.name}</span>{" "}
        <span className="quiet sm">{words("asked-count", { count: topic.asked, when: since(topic.lastAt) })}</span>
      </h2>
      <ul>
        {topic.examples.map((each) => (
          <ContributionLine
            key={each.entry}
            contribution={each}
            icon={<MessageSquare className="i" size={15} strokeWidth={1.75} aria-hidden />}
          />
        ))}
      </ul>
    </li>
  );
}

/** Nothing is missing; or there is nobody yet who could miss anything. */
function Nothing() {
  const words = useWords();
  const { data } = useAsk("directory.search", { text: "", worksNow: false, limit: 2 });
  return (
    <div className="nothing" data-testid="asked">
      <h1 className="vh">{words("asked-title")}</h1>
      <Arch />
      {isAlone(data) ? <Alone /> : <p>{words("asked-empty")}</p>}
    </div>
  );
}
