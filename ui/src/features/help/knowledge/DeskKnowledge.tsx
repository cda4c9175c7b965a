// What a desk knows: the answers that it keeps. Everybody reads them; the people of the desk write new ones.
import { Link } from "@tanstack/react-router";
import { BookMarked } from "lucide-react";
import { useAsk } from "../../../app/data";
import { useWords } from "../../../app/words";
import type { DeskRow } from "../../../generated/calls";
import { KnowledgeLink } from "./KnowledgeLink";

export function DeskKnowledge({ desk }: { desk: DeskRow }) {
  const words = useWords();
  const { data } = useAsk("knowledge.list", { id: desk.id });
  if (data === undefined || (data.items.length === 0 && !data.canKeep)) return null;
  return (
    <section className="section alike" data-testid="desk-knowledge">
      <h2 className="section-title">{words("kept-title")}</h2>
      {data.items.length === 0 && <p className="quiet">{words("kept-none")}</p>}
      <ul>
        {data.items.map((item) => (
          <li key={item.id}>
            <KnowledgeLink item={item} desk={desk.role === null ? undefined : desk.id} />
          </li>
        ))}
      </ul>
      {data.canKeep && (
        <Link to="/desks/$desk/keep" params={{ desk: desk.id }} className="btn" data-testid="new-knowledge">
          <BookMarked className="i" size={16} strokeWidth={1.75} aria-hidden />
          {words("kept-new")}
        </Link>
      )}
    </section>
  );
}
