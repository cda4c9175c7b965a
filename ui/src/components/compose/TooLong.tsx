// What is said under a text that is longer than the server takes, for as long as it is.
import { CircleAlert } from "lucide-react";
import { useWords } from "../../app/words";
import { type Doc, limits } from "../../generated/calls";
import { countChars } from "../text/tree";

/** The longest text of each kind, in characters. */
export const mostChars = {
  post: limits.postMaxChars,
  comment: limits.commentMaxChars,
  question: limits.questionMaxChars,
  incident: limits.incidentMaxChars,
} as const;

/** Whether the server would refuse the text for its length. */
export function isTooLong(doc: Doc, kind: keyof typeof mostChars): boolean {
  return countChars(doc) > mostChars[kind];
}

/** The limit, how much is over it, and that nothing is lost: a text that cannot be sent is a draft like any other. */
export function TooLong({ doc, kind }: { doc: Doc; kind: keyof typeof mostChars }) {
  const words = useWords();
  const over = countChars(doc) - mostChars[kind];
  if (over <= 0) return null;
  return (
    <p className="msg bad num" role="status" data-testid="too-long">
      <CircleAlert className="i" size={15} strokeWidth={1.75} aria-hidden />
      <span>{words("text-too-long", { kind, max: mostChars[kind], count: over })}</span>
    </p>
  );
}
