// Esc is one step back: out of a field first, then from what is read to its list, then home.
import { useMatches, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** The address before this one and this one. A person's page is reached from anywhere, and one step back leads there. */
const steps = { before: "", here: "" };

/** The address one came from; empty at the start. */
export function stepBefore(): string {
  return steps.before;
}

export function useSteps(): void {
  const path = useMatches().at(-1)?.pathname ?? "/";
  useEffect(() => {
    if (steps.here === path) return;
    steps.before = steps.here;
    steps.here = path;
  }, [path]);
}

export function useStepBack(): () => void {
  const matches = useMatches();
  const { history } = useRouter();
  return () => {
    const last = matches.at(-1);
    if (last === undefined) return;
    if (last.staticData.view !== "reading") {
      history.push(matches.findLast((match) => match.staticData.up !== undefined)?.staticData.up ?? "/");
      return;
    }
    const list = matches.at(-2)?.pathname ?? "/";
    const fromElsewhere = steps.before !== "" && !steps.before.startsWith(list);
    if (last.staticData.opensFromAnywhere === true && fromElsewhere) history.back();
    else history.push(list);
  };
}
