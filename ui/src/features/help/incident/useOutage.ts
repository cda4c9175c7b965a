// What a question's page does about an outage: a question joins the one that runs with one press, and one of several by choice. When none
// runs, it begins one.
import { useNavigate } from "@tanstack/react-router";
import { useAct } from "../../../app/act";
import { toast } from "../../../app/toasts";
import { useWords } from "../../../app/words";
import type { IncidentRow, QuestionRow } from "../../../generated/calls";
import { call } from "../../../platform";

export function useOutage(question: QuestionRow, onChoose: () => void) {
  const words = useWords();
  const navigate = useNavigate();
  const act = useAct();
  const join = async (incident: IncidentRow) => {
    if (!(await act.call("question.join", { question: question.id, incident: incident.id }))) return false;
    const undo = {
      label: words("community-undo"),
      run: () => void act.call("question.act", { question: question.id, deed: "leave" }),
    };
    toast({ kind: "done", text: words("outage-joined", { title: incident.title }), action: undo });
    return true;
  };
  const begin = () => navigate({ to: "/desks/$desk/outage", params: { desk: question.desk }, search: { question: question.id } });
  /** By what runs at this moment. */
  const joinOrChoose = () =>
    act.run(async () => {
      const running = (await call("incident.list", {})).incidents.filter((each) => each.desk === question.desk);
      const [only] = running;
      if (only === undefined) await begin();
      else if (running.length === 1) await join(only);
      else onChoose();
    });
  return { join, begin, joinOrChoose, pending: act.pending };
}
