// Of which outage a question is part, when its desk has several.
import { useAsk } from "../../../app/data";
import { useWords } from "../../../app/words";
import { Dialog } from "../../../components/Dialog";
import { When } from "../../../components/When";
import type { QuestionRow } from "../../../generated/calls";
import "../../../components/communities/rows.css";
import { useOutage } from "./useOutage";

export function JoinDialog({ question, onClose }: { question: QuestionRow; onClose: () => void }) {
  const words = useWords();
  const outage = useOutage(question, () => {});
  const { data } = useAsk("incident.list", {});
  const running = data?.incidents.filter((each) => each.desk === question.desk) ?? [];
  return (
    <Dialog title={words("outage-which")} onClose={onClose} testid="join">
      <ul>
        {running.map((each) => (
          <li key={each.id} className="member found">
            <span className="grow">
              <b dir="auto">{each.title}</b>
              <span className="sm quiet">
                {words("outage-since")} <When at={each.openedAt} className="" />
              </span>
            </span>
            <button
              type="button"
              className="btn sm"
              disabled={outage.pending}
              data-testid={`join-${each.id}`}
              onClick={() => void outage.join(each).then((joined) => joined && onClose())}
            >
              {words("outage-join-this")}
              <span className="vh"> {each.title}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="btn join-new" data-testid="join-new" onClick={() => void outage.begin()}>
        {words("outage-new")}
      </button>
    </Dialog>
  );
}
