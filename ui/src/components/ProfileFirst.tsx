// Said instead of a form to a person whose profile is not finished: nobody writes before colleagues can see who it is.
import { useHere } from "../app/state";
import { useWords } from "../app/words";
import { Empty } from "./Empty";

export function ProfileFirst() {
  const words = useWords();
  const here = useHere();
  return (
    <Empty text={words("composer-profile")}>
      <button type="button" className="btn go" onClick={here.toProfile}>
        {words("composer-to-profile")}
      </button>
    </Empty>
  );
}
