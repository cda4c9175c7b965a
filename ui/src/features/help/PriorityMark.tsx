// How soon a question is to be looked at, where that is not as usual.
import { ChevronDown, ChevronsUp, ChevronUp } from "lucide-react";
import { useWords } from "../../app/words";
import type { Priority } from "../../generated/calls";
import "./priority.css";

const icons = { urgent: ChevronsUp, high: ChevronUp, low: ChevronDown } as const;

export function PriorityMark({ priority }: { priority: Priority }) {
  const words = useWords();
  if (priority === "normal") return null;
  const Icon = icons[priority];
  return (
    <span className={`priority ${priority}`} data-testid="priority" data-priority={priority}>
      <Icon className="i" size={13} strokeWidth={2.25} aria-hidden />
      {words(`priority-${priority}`)}
    </span>
  );
}
