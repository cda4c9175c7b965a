import { Link } from "@tanstack/react-router";
import { SquarePen } from "lucide-react";
import { expectField } from "../app/typing";
import { useWords } from "../app/words";

/** The pen at the head of a list. */
export function NewPostLink({ community }: { community?: string }) {
  const words = useWords();
  const label = words("new-post");
  const inside = <SquarePen className="i" size={18} strokeWidth={1.75} aria-hidden />;
  return community === undefined ? (
    <Link to="/new" onClick={expectField} className="ib" aria-label={label} title={label} data-testid="new-post">
      {inside}
    </Link>
  ) : (
    <Link
      to="/communities/$community/new"
      params={{ community }}
      onClick={expectField}
      className="ib"
      aria-label={label}
      title={label}
      data-testid="new-post"
    >
      {inside}
    </Link>
  );
}
