// An item in a list: what it is about, how it begins, and whom it helped.
import { Link } from "@tanstack/react-router";
import { BookMarked } from "lucide-react";
import { useWords } from "../../../app/words";
import type { KnowledgeRow } from "../../../generated/calls";
import { dateText } from "../terms";
import "../alike.css";

interface Props {
  item: KnowledgeRow;
  /** The queue beside which it is read; without one it is read in Help. */
  desk: string | undefined;
}

export function KnowledgeLink({ item, desk }: Props) {
  const words = useWords();
  return (
    <Link
      {...(desk === undefined
        ? ({ to: "/help/k/$knowledge", params: { knowledge: item.id } } as const)
        : ({ to: "/desks/$desk/k/$knowledge", params: { desk, knowledge: item.id } } as const))}
      className={item.retired ? "alike-one" : "alike-one known"}
      data-testid={`kept-${item.id}`}
    >
      <BookMarked className="i" size={18} strokeWidth={1.75} aria-hidden />
      <span className="grow">
        <b dir="auto">{item.title}</b>
        <span className="sm quiet">{factsOf(item, words).join(" · ")}</span>
      </span>
      <span className="btn sm" aria-hidden>
        {words("alike-read")}
      </span>
    </Link>
  );
}

function factsOf(item: KnowledgeRow, words: ReturnType<typeof useWords>): string[] {
  return [
    item.pending ? words("desk-pending") : "",
    item.retired ? words("kept-retired") : words("kept-at", { desk: item.deskName }),
    item.helpedCount > 0 ? words("kept-helped", { count: item.helpedCount }) : "",
    item.overdue ? words("kept-overdue", { date: dateText(item.reviewOn) }) : "",
  ].filter((fact) => fact !== "");
}
