import Arch from "../../../assets/drawings/arch.svg?drawing";
import { useWords } from "./words";

/** Nothing is open beside the list. */
export function EmptyReading() {
  const words = useWords();
  return (
    <div className="nothing" data-testid="nothing-open">
      <Arch />
      <p>{words("reading-empty")}</p>
    </div>
  );
}
