// Names for the people a kept text mentions: the tree holds only their ids.
import { useEffect, useMemo, useState } from "react";
import type { Doc } from "../../generated/calls";
import { call } from "../../platform";
import { mentionsIn } from "../text/tree";

const none: ReadonlyMap<string, string> = new Map();

/** Undefined until they are known. */
export function useNames(doc: Doc): ReadonlyMap<string, string> | undefined {
  const ids = useMemo(() => mentionsIn(doc).join(" "), [doc]);
  const [found, setFound] = useState<{ ids: string; names: ReadonlyMap<string, string> }>();
  useEffect(() => {
    if (ids === "") return;
    let gone = false;
    const asked = ids.split(" ").map(async (id) => {
      try {
        return [id, (await call("person.get", { id })).name] as const;
      } catch {
        return null;
      }
    });
    void Promise.all(asked).then((all) => !gone && setFound({ ids, names: new Map(all.filter((each) => each !== null)) }));
    return () => {
      gone = true;
    };
  }, [ids]);
  if (ids === "") return none;
  return found?.ids === ids ? found.names : undefined;
}
