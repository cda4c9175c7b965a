// What this person is to look at again: twenty seconds for each. Still right, or another text, or it does not hold any more.
import { useAct } from "../../../app/act";
import { useAsk } from "../../../app/data";
import { toast } from "../../../app/toasts";
import { useWords } from "../../../app/words";
import type { KnowledgeRow } from "../../../generated/calls";
import { dateText } from "../terms";
import { useKnowledgePlace } from "./place";
import "./knowledge.css";

export function DueList() {
  const words = useWords();
  const { data } = useAsk("knowledge.due", {});
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section data-testid="kept-due">
      <div className="grp">
        <h2>{words("kept-due")}</h2>
      </div>
      <ul>
        {data.items.map((item) => (
          <li key={item.id}>
            <Due item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A half year is what most choose; the page of the item has the others. */
const usual = 6;

function Due({ item }: { item: KnowledgeRow }) {
  const words = useWords();
  const act = useAct();
  const place = useKnowledgePlace();
  const right = async () => {
    if (await act.call("knowledge.review", { id: item.id, inMonths: usual }))
      toast({ kind: "done", text: words("kept-reviewed", { count: usual }) });
  };
  const retire = async () => {
    if (!(await act.call("knowledge.retire", { id: item.id, on: true }))) return;
    const action = { label: words("community-undo"), run: () => void act.call("knowledge.retire", { id: item.id, on: false }) };
    toast({ kind: "done", text: words("kept-retired-done", { title: item.title }), action });
  };
  return (
    <div className="kept-due-one" data-testid={`due-${item.id}`}>
      <button type="button" className="kept-due-title" onClick={() => void place.read(item.id)}>
        <b dir="auto">{item.title}</b>
        <span className="sm quiet">
          {item.deskName} · {words("kept-overdue", { date: dateText(item.reviewOn) })}
        </span>
      </button>
      <div className="row">
        <button type="button" className="btn sm" disabled={act.pending} onClick={() => void right()} data-testid="due-right">
          {words("kept-still-right")}
        </button>
        <button type="button" className="btn sm" onClick={() => void place.change(item.id)} data-testid="due-change">
          {words("kept-change")}
        </button>
        <button type="button" className="btn sm" disabled={act.pending} onClick={() => void retire()} data-testid="due-retire">
          {words("kept-retire")}
        </button>
      </div>
    </div>
  );
}
