// Nobody else is here yet: one sentence, and for an administrator the way to change that.
import { Link } from "@tanstack/react-router";
import { useHere } from "../../app/state";
import { useWords } from "../../app/words";
import type { DirectoryAnswer } from "../../generated/calls";

/** Whether this person is the only one in the whole directory. */
export function isAlone(everybody: DirectoryAnswer | undefined): boolean {
  return everybody?.people.every((found) => found.person.isMe) === true;
}

export function Alone() {
  const words = useWords();
  const { isAdministrator } = useHere();
  return (
    <>
      <p>{words(isAdministrator ? "people-alone-invite" : "people-alone")}</p>
      {isAdministrator && (
        <Link to="/admin" className="btn go" data-testid="people-invite">
          {words("people-invite")}
        </Link>
      )}
    </>
  );
}
