// Says how soon a question is to be looked at. Each line says what would come of it, and has a number as its key.
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import type { Priority, QuestionRow } from "../../generated/calls";
import { useDue } from "./due";
import { PriorityMark } from "./PriorityMark";
import "./priority.css";

export function PriorityDialog({ question, onClose }: { question: QuestionRow; onClose: () => void }) {
  const words = useWords();
  const act = useAct();
  const due = useDue();
  const list = useRef<HTMLUListElement>(null);
  const { data } = useAsk("question.priorities", { id: question.id });
  const offers = data?.offers ?? [];
  const known = data !== undefined;
  // Where it stands now is where the arrows begin.
  useEffect(() => {
    if (known) list.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }, [known]);
  const give = async (priority: Priority) => {
    if (act.pending) return;
    if (priority !== question.priority) {
      if (!(await act.call("question.prioritize", { question: question.id, priority }))) return;
      toast({ kind: "done", text: words(`priority-done-${priority}`) });
    }
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    if (step !== undefined && at >= 0) {
      event.preventDefault();
      buttons.at((at + step) % buttons.length)?.focus();
    }
    const offer = /^[1-4]$/.test(event.key) ? offers[Number(event.key) - 1] : undefined;
    if (offer !== undefined) void give(offer.priority);
  };
  return (
    <Dialog title={words("priority-title")} onClose={onClose} testid="priority-dialog">
      <ul className="priorities" ref={list} onKeyDown={onKeyDown}>
        {offers.map((offer, place) => (
          <li key={offer.priority}>
            <button
              type="button"
              className="priority-line"
              aria-pressed={offer.current}
              onClick={() => void give(offer.priority)}
              data-testid={`priority-${offer.priority}`}
            >
              <span>
                <b>{offer.priority === "normal" ? words("priority-normal") : <PriorityMark priority={offer.priority} />}</b>
                <span className="sm quiet">
                  {offer.due.length === 0 ? words("priority-undated") : offer.due.map((one) => due(one).long).join(" · ")}
                </span>
              </span>
              <kbd>{place + 1}</kbd>
            </button>
          </li>
        ))}
      </ul>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("close")} <kbd>{words("key-name-escape")}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
