// The ask box: one line, and below it what was asked and answered before. What is not there goes to a desk, publicly unless it is private.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useAsk } from "../../app/data";
import { useHere } from "../../app/state";
import { useWords } from "../../app/words";
import { BackButton } from "../../components/BackButton";
import { Empty } from "../../components/Empty";
import { ProfileFirst } from "../../components/ProfileFirst";
import { AskForm } from "./AskForm";
import "./help.css";

export default function AskScreen() {
  const words = useWords();
  const here = useHere();
  const navigate = useNavigate();
  const search: { desk?: unknown; private?: unknown } = useSearch({ strict: false });
  const { data } = useAsk("desk.list", {});
  const desks = data?.desks ?? [];
  const [picked, setPicked] = useState<string>();
  const asked = picked ?? (typeof search.desk === "string" ? search.desk : undefined);
  const desk = desks.find((each) => each.id === asked) ?? (desks.length === 1 ? desks[0] : undefined);
  return (
    <>
      <div className="bar">
        <BackButton />
      </div>
      <div className="body">
        <div className="col ask" data-testid="ask-screen">
          {here.stage === "profile" ? (
            <ProfileFirst />
          ) : desks.length > 0 ? (
            <AskForm
              key={`${String(search.desk)}/${String(search.private)}`}
              desk={desk}
              desks={desks}
              startsPrivate={search.private === true}
              onPick={setPicked}
              onAsked={(question) => void navigate({ to: "/help/q/$question", params: { question } })}
            />
          ) : (
            data !== undefined && <Empty text={words("ask-nowhere")} testid="ask-nowhere" />
          )}
        </div>
      </div>
    </>
  );
}
