// The way back to the question from which something came.
import { Link, useParams } from "@tanstack/react-router";
import { useWords } from "../../app/words";

export function QuestionTitleLink({ question, title }: { question: string; title: string }) {
  const words = useWords();
  const { desk } = useParams({ strict: false });
  return (
    <p className="sm quiet kept-from" data-testid="kept-from">
      {words("kept-from")}{" "}
      <Link
        {...(desk === undefined
          ? ({ to: "/help/q/$question", params: { question } } as const)
          : ({ to: "/desks/$desk/q/$question", params: { desk, question } } as const))}
        dir="auto"
      >
        {title}
      </Link>
    </p>
  );
}
