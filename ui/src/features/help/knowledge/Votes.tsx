// Whether an item helped: one press, and a line for what was missing. Why it did not help reads its desk alone.
import { Frown, ThumbsUp } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useAct } from "../../../app/act";
import { useWords } from "../../../app/words";
import { Face } from "../../../components/Face";
import { When } from "../../../components/When";
import { type KnowledgeView, limits } from "../../../generated/calls";

export function Votes({ view }: { view: KnowledgeView }) {
  const words = useWords();
  const { item, canVote, myVote, notHelpedCount, reasons, isStaff } = view;
  return (
    <section className="votes" aria-label={words("kept-votes")} data-testid="kept-votes">
      {canVote && <Vote view={view} />}
      {!canVote && item.helpedCount > 0 && <p className="sm quiet">{words("kept-helped-line", { count: item.helpedCount })}</p>}
      {canVote && item.helpedCount > (myVote === true ? 1 : 0) && (
        <p className="sm quiet" data-testid="kept-helped">
          {words("kept-helped-line", { count: item.helpedCount })}
        </p>
      )}
      {isStaff && notHelpedCount > 0 && (
        <div data-testid="kept-reasons">
          <h2 className="section-title">{words("kept-not-helped", { count: notHelpedCount })}</h2>
          <ul>
            {reasons.map((reason) => (
              <li key={reason.by.id} className="vote-reason">
                <Face person={reason.by} size={24} />
                <span className="grow">
                  <bdi>{reason.reason}</bdi>
                  <span className="sm quiet">
                    <bdi>{reason.by.name}</bdi> · <When at={reason.at} className="" />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Vote({ view }: { view: KnowledgeView }) {
  const words = useWords();
  const act = useAct();
  const id = useId();
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const { item, myVote } = view;
  const say = (helped: boolean | null, why = "") => act.call("knowledge.vote", { id: item.id, helped, reason: why });
  const press = async (helped: boolean) => {
    setAsked(!helped && myVote !== false);
    await say(myVote === helped ? null : helped);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await say(false, reason))) return;
    setAsked(false);
    setReason("");
  };
  return (
    <>
      <fieldset className="chips">
        <legend className="label">{words("kept-did-it-help")}</legend>
        <button
          type="button"
          className="chip"
          aria-pressed={myVote === true}
          onClick={() => void press(true)}
          data-testid="kept-vote-yes"
        >
          <ThumbsUp className="i" size={14} strokeWidth={1.75} aria-hidden /> {words("kept-vote-yes")}
        </button>
        <button
          type="button"
          className="chip"
          aria-pressed={myVote === false}
          onClick={() => void press(false)}
          data-testid="kept-vote-no"
        >
          <Frown className="i" size={14} strokeWidth={1.75} aria-hidden /> {words("kept-vote-no")}
        </button>
      </fieldset>
      {asked && myVote === false && (
        <form className="vote-why" onSubmit={(event) => void send(event)}>
          <label className="label" htmlFor={`${id}why`}>
            {words("kept-why")}
          </label>
          <div className="row">
            <input
              id={`${id}why`}
              className="in grow"
              value={reason}
              maxLength={limits.descriptionMaxChars}
              // biome-ignore lint/a11y/noAutofocus: it comes because somebody pressed a button
              autoFocus
              onChange={(event) => setReason(event.target.value)}
              data-testid="kept-why"
            />
            <button type="submit" className="btn" disabled={act.pending || reason.trim() === ""} data-testid="kept-why-send">
              {words("kept-why-send")}
            </button>
          </div>
          <p className="sm quiet">{words("kept-why-readers", { desk: item.deskName })}</p>
        </form>
      )}
    </>
  );
}
