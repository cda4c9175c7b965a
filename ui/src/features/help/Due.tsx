// A deadline: how long there is, that it was missed, that it was reached, or that its clock stands still.
import { CircleCheck, CircleDot, CirclePause, Clock } from "lucide-react";
import type { DueView } from "../../generated/calls";
import { useDue } from "./due";

/** In a row: as short as it can be, in words for those who do not see it. */
export function DueMark({ due }: { due: DueView }) {
  const { tint, short, long } = useDue()(due);
  return (
    <span className={`due ${tint}`} title={long} data-testid="due" data-state={tint}>
      <DueIcon due={due} tint={tint} />
      <span aria-hidden>{short}</span>
      <span className="vh">{long}</span>
    </span>
  );
}

/** In a question: a sentence. */
export function DueLine({ due }: { due: DueView }) {
  const { tint, long } = useDue()(due);
  return (
    <li className={`due ${tint}`} data-testid={`due-${due.aim}`} data-state={tint}>
      <DueIcon due={due} tint={tint} />
      {long}
    </li>
  );
}

function DueIcon({ due, tint }: { due: DueView; tint: string }) {
  const Icon =
    due.state === "resting" ? CirclePause : due.state === "running" ? (tint === "brick" ? CircleDot : Clock) : CircleCheck;
  return <Icon className="i" size={14} strokeWidth={2} aria-hidden />;
}
