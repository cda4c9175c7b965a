// What can be done from anywhere: what the features declare, with its key, and the list of keys.
import { useRouter } from "@tanstack/react-router";
import { Keyboard, type LucideIcon, Zap } from "lucide-react";
import { useMemo, useState } from "react";
import { useAct } from "../act";
import type { Action } from "../feature";
import { actions } from "../features";
import { useOpenKeys } from "../keys";
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
  // Those of the screen under the palette; they do not change while it is open.
  const [keys] = useState(useOpenKeys());
  return useMemo(
    () => [
      ...keys.flatMap(({ said, key, run }, place) =>
        said === undefined ? [] : [{ id: `here-${place}`, Icon: Zap, label: said, detail: key, run }],
      ),
      ...actions.map((action) => ({
        id: action.id,
        Icon: action.Icon,
        label: words(action.words),
        detail: action.key === undefined ? "" : words(action.key.name),
        run: () => runAction(action),
      })),
      { id: "keys", Icon: Keyboard, label: words("key-help"), detail: words("key-name-question"), run: onKeys },
    ],
    [words, runAction, onKeys, keys],
  );
}
