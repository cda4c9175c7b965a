// Texts that were begun and not sent: where each belongs, its first words, and the way back to it.
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../app/act";
import { useCopy } from "../../app/copy";
import { useAsk } from "../../app/data";
import { editEntry, rereadDraft } from "../../app/drafts";
import { expectField } from "../../app/typing";
import { useErrorWords, useWords } from "../../app/words";
import { Confirm } from "../../components/Confirm";
import { Empty } from "../../components/Empty";
import { letGo } from "../../components/files/letGo";
import { SkeletonRows } from "../../components/Skeleton";
import { Tile } from "../../components/Tile";
import { When } from "../../components/When";
import type { DraftLine } from "../../generated/calls";
import { call } from "../../platform";
import "../../styles/ledger.css";
import "./drafts.css";

export default function DraftsScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data, error } = useAsk("draft.list", {});
  return (
    <div className="wide-page" data-testid="drafts">
      <div className="page">
        <div className="page-head">
          <div>
            <h1 className="h20">{words("drafts-title")}</h1>
            <p className="sm quiet">{words("drafts-lead")}</p>
          </div>
        </div>
        {error !== null && <p>{errorWords(error.code)}</p>}
        {data === undefined && error === null && <SkeletonRows />}
        {data?.drafts.length === 0 && <Empty text={words("drafts-empty")} testid="drafts-empty" />}
        {data !== undefined && data.drafts.length > 0 && (
          <ul className="ledger" aria-label={words("drafts-title")}>
            {data.drafts.map((draft) => (
              <Row key={draft.target} draft={draft} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Row({ draft }: { draft: DraftLine }) {
  const words = useWords();
  const act = useAct();
  const open = useOpen();
  const copy = useCopy();
  const [discarding, setDiscarding] = useState(false);
  const { community, postTitle, desk, deskName, question, questionTitle, incident, incidentTitle } = draft;
  const named = [postTitle, community?.name, deskName, questionTitle, incidentTitle, draft.knowledgeTitle].find(
    (name) => name !== undefined && name !== "",
  );
  const where = named ?? words("drafts-nowhere");
  const said = draft.words === "" ? words("drafts-files", { count: draft.fileCount }) : draft.words;
  const placeless = draft.target === "post:" || draft.target === "ask:";
  const helped =
    (desk !== null && deskName !== "") ||
    (question !== null && questionTitle !== "") ||
    (incident !== null && incidentTitle !== "") ||
    (draft.knowledge !== null && draft.knowledgeTitle !== "");
  const reachable = community !== null || helped || placeless;
  const discard = async () => {
    const { draft: kept } = await call("draft.get", { target: draft.target });
    letGo(kept?.files ?? []);
    await call("draft.save", { target: draft.target, title: "", text: [], replyTo: null, files: [] });
    rereadDraft(draft.target);
  };
  return (
    <li className="draft-row" data-testid={`draft-${draft.target}`} data-row>
      {draft.community === null ? <span className="tile-gap" /> : <Tile community={draft.community} size={28} />}
      <div className="draft-what">
        <p className="xs quiet">
          {placeless ? words(draft.kind === "post" ? "new-post" : "help-ask") : words(`drafts-${draft.kind}`, { where })}
        </p>
        {reachable ? (
          <button type="button" className="draft-open" onClick={() => open(draft)} data-testid="draft-open" dir="auto">
            {said}
          </button>
        ) : (
          <p dir="auto">{said}</p>
        )}
        {!reachable && <p className="xs quiet">{words("drafts-unreachable")}</p>}
        {draft.words !== "" && draft.fileCount > 0 && (
          <p className="xs quiet">{words("drafts-files", { count: draft.fileCount })}</p>
        )}
      </div>
      <When at={draft.savedAt} />
      {!reachable && draft.text !== "" && (
        <button type="button" className="btn sm" onClick={() => void copy(draft.text)} data-testid="draft-copy">
          {words("outbox-copy")}
        </button>
      )}
      <button type="button" className="btn sm bare" onClick={() => setDiscarding(true)} data-testid="draft-discard">
        {words("drafts-discard")}
      </button>
      {discarding && (
        <Confirm
          testid="draft-discard-dialog"
          title={words("drafts-discard-title")}
          body={placeless ? words("drafts-discard-placeless") : words("drafts-discard-body", { where })}
          yes={words("drafts-discard")}
          no={words("drafts-keep")}
          onYes={() => void act.run(discard)}
          onClose={() => setDiscarding(false)}
        />
      )}
    </li>
  );
}

/** Goes to where the draft is written. */
function useOpen(): (draft: DraftLine) => void {
  const navigate = useNavigate();
  return (draft) => {
    const { kind, post, community, entry, desk, question, incident } = draft;
    expectField();
    if (kind === "ask" || kind === "ask_private") {
      const search = { ...(desk === null ? {} : { desk }), ...(kind === "ask" ? {} : { private: true }) };
      void navigate({ to: "/help/ask", search });
    } else if (kind === "kept" && question !== null) void navigate({ to: "/help/keep", search: { question } });
    else if (kind === "kept_new" && desk !== null) void navigate({ to: "/help/keep", search: { desk } });
    else if (draft.knowledge !== null) {
      void navigate({ to: "/help/k/$knowledge/change", params: { knowledge: draft.knowledge } });
    } else if (kind === "incident" && desk !== null) void navigate({ to: "/desks/$desk/outage", params: { desk } });
    else if (incident !== null) void navigate({ to: "/help/o/$incident", params: { incident } });
    else if (question !== null) void navigate({ to: "/help/q/$question", params: { question } });
    else if (kind === "post" && community === null) void navigate({ to: "/new" });
    else if (kind === "post" && community !== null) {
      void navigate({ to: "/communities/$community/new", params: { community: community.id } });
    } else if (post !== null) {
      void navigate({ to: "/p/$post", params: { post } }).then(() => {
        if (entry !== null) editEntry(entry);
      });
    }
  };
}
