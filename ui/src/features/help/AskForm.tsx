// What is asked, to which desk, and who will read it. The draft says whether it is private, so that one that comes back stays so.
import { Clock, Lock, Users } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useAct } from "../../app/act";
import { useTimes } from "../../app/clock";
import { useAsk } from "../../app/data";
import { rereadDraft } from "../../app/drafts";
import { focusHeading } from "../../app/focus";
import { useWords } from "../../app/words";
import Editor, { CharsLeft } from "../../components/compose/Editor";
import { isTooLong, TooLong } from "../../components/compose/TooLong";
import { type DeskRow, limits } from "../../generated/calls";
import { call } from "../../platform";
import { Alike } from "./Alike";
import { DeskPicker } from "./DeskPicker";
import { TitleField } from "./TitleField";
import { useTitledDraft } from "./useTitledDraft";

/** Where the draft of a question is kept. */
export const askTarget = (desk: string | undefined, isPrivate: boolean) => `${isPrivate ? "ask-private" : "ask"}:${desk ?? ""}`;

interface Props {
  desk: DeskRow | undefined;
  desks: readonly DeskRow[];
  startsPrivate: boolean;
  onPick: (desk: string) => void;
  onAsked: (question: string) => void;
}

export function AskForm({ desk, desks, startsPrivate, onPick, onAsked }: Props) {
  const words = useWords();
  const act = useAct();
  const moving = useAct();
  const [isPrivate, setPrivate] = useState(startsPrivate);
  const here = askTarget(desk?.id, isPrivate);
  const { keeper, draft, title, doc, initial, names, ready, change } = useTitledDraft(here, act.report);
  /** The words move along to another desk, or out of sight, unless a draft is there already. */
  const move = async (to: string, then: () => void) => {
    if (to === here) return;
    await moving.run(async () => {
      await keeper.flush();
      if (doc.length > 0 || title !== "") {
        const there = await call("draft.get", { target: to });
        if (there.draft === null) {
          await call("draft.save", { target: to, title, text: doc, replyTo: null });
          await keeper.forget();
          rereadDraft(to);
        }
      }
      then();
    });
  };
  const unready = desk === undefined || title.trim() === "" || act.pending || isTooLong(doc, "question");
  const send = async () => {
    if (unready) return;
    const sent = await act.run(async () => {
      const made = await call("question.ask", { desk: desk.id, title, text: doc, private: isPrivate });
      await keeper.forget();
      onAsked(made.id);
    });
    if (!sent) await keeper.flush();
  };
  const asked = useDeferredValue(title);
  return (
    <div className="ask-form">
      <TitleField
        label={words("ask-title")}
        example={words("ask-example")}
        testid="ask-title"
        value={title}
        isReady={ready}
        onChange={(next) => change({ title: next })}
        onSend={() => void send()}
        onBlur={() => void keeper.flush()}
      />
      <Alike text={asked} isAsking />
      {title.trim() !== "" && draft !== undefined && names !== undefined && (
        <section className="ask-on" aria-label={words("ask-on")}>
          <h2>{words("ask-on")}</h2>
          <div className="row">
            <span className="sm quiet">{words("ask-to")}</span>
            <DeskPicker
              label={words("ask-to")}
              desk={desk}
              desks={desks}
              onPick={(to) => void move(askTarget(to, isPrivate), () => onPick(to))}
            />
          </div>
          <Editor
            key={`${here}/${keeper.version}`}
            initial={initial}
            names={names}
            label={words("ask-more")}
            placeholder={words("ask-more")}
            community={undefined}
            maxChars={limits.questionMaxChars}
            testid="ask-text"
            onChange={(next) => change({ doc: next })}
            onSend={() => void send()}
            onEscape={() => focusHeading(document.activeElement)}
            onBlur={() => void keeper.flush()}
          />
          <TooLong doc={doc} kind="question" />
          <label className="ask-private">
            <input
              type="checkbox"
              checked={isPrivate}
              data-testid="ask-private"
              onChange={() => void move(askTarget(desk?.id, !isPrivate), () => setPrivate(!isPrivate))}
            />
            <span>
              <b>{words("ask-private")}</b>
              <span className="sm quiet">{words("ask-private-body")}</span>
            </span>
          </label>
          {desk !== undefined && <Promised key={desk.id} desk={desk} />}
          <div className="composer-foot quiet">
            <span className="hint" data-testid="ask-readers">
              <Readers desk={desk} isPrivate={isPrivate} />
            </span>
            <span className="end">
              <CharsLeft doc={doc} max={limits.questionMaxChars} />
              <button type="button" className="btn go" disabled={unready} data-testid="ask-send" onClick={() => void send()}>
                {words("ask-send")} <kbd>{words("key-name-send")}</kbd>
              </button>
            </span>
          </div>
        </section>
      )}
    </div>
  );
}

const minute = 60_000;

/** Until when the desk means to reply and to answer, and when it opens. */
function Promised({ desk }: { desk: DeskRow }) {
  const words = useWords();
  const times = useTimes();
  const at = Math.floor(times.now / minute) * minute;
  const { data } = useAsk("desk.promise", { desk: desk.id, at }, { keep: true });
  if (data === undefined) return null;
  const { opensAt, responseBy, solutionBy } = data;
  const time = (instant: number | null) => (instant === null ? "" : times.moment(instant));
  const names = { desk: desk.name, response: time(responseBy), solution: time(solutionBy), time: time(opensAt) };
  const aim = [responseBy !== null && "response", solutionBy !== null && "solution"].filter((each) => each !== false).join("-");
  if (opensAt === null && aim === "") return null;
  return (
    <p className="sm quiet promised" data-testid="ask-promise">
      <Clock className="i" size={14} strokeWidth={1.75} aria-hidden />
      <span>
        {opensAt !== null && `${words("ask-closed", names)} `}
        {aim !== "" && words(`ask-aim-${aim}`, names)}
      </span>
    </p>
  );
}

/** Who will read the question. */
function Readers({ desk, isPrivate }: { desk: DeskRow | undefined; isPrivate: boolean }) {
  const words = useWords();
  if (desk === undefined) return <>{words("ask-choose-first")}</>;
  const Icon = isPrivate ? Lock : Users;
  return (
    <>
      <Icon className="i" size={14} strokeWidth={1.75} aria-hidden />{" "}
      {words(isPrivate ? "ask-readers-private" : "ask-readers", { desk: desk.name, count: desk.staffCount })}
      {desk.staffCount === 0 && <> {words("ask-no-staff", { desk: desk.name })}</>}
    </>
  );
}
