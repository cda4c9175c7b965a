// A dialog in which something is found by typing: the field, what is found, and the way out.
import type { ReactNode } from "react";
import { useWords } from "../app/words";
import { Dialog } from "./Dialog";

interface Props {
  title: string;
  testid: string;
  /** What is typed in the field, in words. */
  find: string;
  text: string;
  onText: (text: string) => void;
  onEnter?: (text: string) => void;
  /** What is said when nothing was found; none while it is not known. */
  nothing: string | null;
  note?: string;
  /** The rows. */
  children: ReactNode;
  onClose: () => void;
}

export function FindDialog({ title, testid, find, text, onText, onEnter, nothing, note, children, onClose }: Props) {
  const words = useWords();
  return (
    <Dialog title={title} onClose={onClose} testid={`${testid}-dialog`}>
      {note !== undefined && <p className="sm quiet find-note">{note}</p>}
      <input
        className="in"
        type="search"
        value={text}
        autoFocus
        aria-label={find}
        placeholder={find}
        data-testid={`${testid}-search`}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && onEnter?.(event.currentTarget.value)}
      />
      <ul className="invite-list">
        {children}
        {nothing !== null && <li className="sm quiet">{nothing}</li>}
      </ul>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("close")} <kbd>{words("key-name-escape")}</kbd>
        </button>
      </div>
    </Dialog>
  );
}
