// One step back, at the head of what is read; drawn where the window has one column.
import { ArrowLeft } from "lucide-react";
import { useStepBack } from "../app/steps";
import { useWords } from "../app/words";

export function BackButton() {
  const words = useWords();
  const stepBack = useStepBack();
  return (
    <button type="button" className="backm ib" aria-label={words("back")} onClick={stepBack} data-testid="back">
      <ArrowLeft className="i" size={18} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
