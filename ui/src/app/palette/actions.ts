// What can be done from anywhere: what the features declare, with its key, and the list of keys.
import { useRouter } from "@tanstack/react-router";
import { Keyboard, type LucideIcon } from "lucide-react";
import { useMemo } from "react";
import { useAct } from "../act";
import type { Action } from "../feature";
import { actions } from "../features";
import { expectField } from "../typing";
import { useWords } from "../words";

export interface Line {
  id: string;
  Icon: LucideIcon;
  label: string;
  detail: string;
  run: () => void;
}

/** Goes where an action leads, or makes its call. */
export function useRunAction(): (action: Action) => void {
  const { history } = useRouter();
  const { run } = useAct();
  return useMemo(
    () => (action) => {
      const what = action.run;
      if (typeof what === "function") void run(what);
      else {
        if (what.writes === true) expectField();
        history.push(what.to);
      }
    },
    [history, run],
  );
}

export function useActions(onKeys: () => void): Line[] {
  const words = useWords();
  const runAction = useRunAction();
  return useMemo(
    () => [
      ...actions.map((action) => ({
        id: action.id,
        Icon: action.Icon,
        label: words(action.words),
        detail: action.key === undefined ? "" : words(action.key.name),
        run: () => runAction(action),
      })),
      { id: "keys", Icon: Keyboard, label: words("key-help"), detail: words("key-name-question"), run: onKeys },
    ],
    [words, runAction, onKeys],
  );
}
