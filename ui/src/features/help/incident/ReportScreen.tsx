// Reporting an outage: one line for everybody, and more about it. A question from which it was begun becomes the first part of it.
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useAct } from "../../../app/act";
import { useAsk } from "../../../app/data";
import { focusHeading } from "../../../app/focus";
import { useWords } from "../../../app/words";
import { BackButton } from "../../../components/BackButton";
import Editor, { CharsLeft } from "../../../components/compose/Editor";
import { isTooLong, TooLong } from "../../../components/compose/TooLong";
import { type DeskRow, limits, type QuestionRow } from "../../../generated/calls";
import { call } from "../../../platform";
import { TitleField } from "../TitleField";
import { useTitledDraft } from "../useTitledDraft";
import "../help.css";

export default function ReportScreen() {
  const { desk: id = "" } = useParams({ strict: false });
  const search: { question?: unknown } = useSearch({ strict: false });
  const from = typeof search.question === "string" ? search.question : undefined;
  const { data } = useAsk("desk.get", { id });
  const question = useAsk("question.get", { id: from ?? "" }, { enabled: from !== undefined });
  const isKnown = data !== undefined && (from === undefined || question.data !== undefined || question.error !== null);
  return (
    <>
      <div className="bar">
        <BackButton />
      </div>
      <div className="body">
        <div className="col ask" data-testid="report-screen">
          {isKnown && <ReportForm key={`${id}/${from}`} desk={data.desk} from={question.data?.question} />}
        </div>
      </div>
    </>
  );
}

function ReportForm({ desk, from }: { desk: DeskRow; from: QuestionRow | undefined }) {
  const words = useWords();
  const act = useAct();
  const navigate = useNavigate();
  const target = `incident:${desk.id}`;
  // What is the matter is often what was asked; a private question is nobody else's.
  const suggested = from === undefined || from.private ? "" : from.title;
  const { keeper, draft, title, doc, initial, names, ready, change } = useTitledDraft(target, act.report, suggested);
  const unready = title.trim() === "" || act.pending || isTooLong(doc, "incident");
  const send = async () => {
    if (unready) return;
    const sent = await act.run(async () => {
      const made = await call("incident.open", {
        desk: desk.id,
        title,
        text: doc,
        ...(from === undefined ? {} : { question: from.id }),
      });
      await keeper.forget();
      await navigate({ to: "/desks/$desk/o/$incident", params: { desk: desk.id, incident: made.id } });
    });
    if (!sent) await keeper.flush();
  };
  return (
    <div className="ask-form">
      <TitleField
        label={words("report-title")}
        example={words("report-example")}
        testid="report-line"
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
          label={words("report-more")}
          placeholder={words("report-more")}
          community={undefined}
          maxChars={limits.incidentMaxChars}
          testid="report-text"
          onChange={(next) => change({ doc: next })}
          onSend={() => void send()}
          onEscape={() => focusHeading(document.activeElement)}
          onBlur={() => void keeper.flush()}
        />
      )}
      <TooLong doc={doc} kind="incident" />
      {from !== undefined && (
        <p className="sm quiet" data-testid="report-from">
          {words("report-from", { title: from.title })}
        </p>
      )}
      <div className="composer-foot quiet">
        <span className="hint">
          <Users className="i" size={14} strokeWidth={1.75} aria-hidden /> {words("report-readers")}
        </span>
        <span className="end">
          <CharsLeft doc={doc} max={limits.incidentMaxChars} />
          <button type="button" className="btn go" disabled={unready} data-testid="report-send" onClick={() => void send()}>
            {words("report-send")} <kbd>{words("key-name-send")}</kbd>
          </button>
        </span>
      </div>
    </div>
  );
}
