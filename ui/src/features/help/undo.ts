// A text of a desk waits here for a moment before it goes: it is taken back with one key, and stands in its field again.
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useAct } from "../../app/act";
import { rereadDraft } from "../../app/drafts";
import { useKeys } from "../../app/keys";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import type { Undo } from "../../generated/calls";
import { call } from "../../platform";

interface Offer {
  command: string;
  question: string;
  until: number;
  close: () => void;
}

/** What was sent last. It outlives its question: by then the next one may be open. */
let latest: Offer | null = null;

function offered(): Offer | null {
  return latest !== null && performance.now() < latest.until ? latest : null;
}

/** Takes a text back and goes to the question that it was for, in the queue when that is where the person is. */
function useTakeBack(): (offer: Offer) => void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const act = useAct();
  return ({ command, question, close }) => {
    latest = null;
    close();
    const desk = /^\/desks\/([^/]+)/.exec(pathname)?.[1];
    void act.run(async () => {
      const { target } = await call("outbox.revise", { id: command });
      rereadDraft(target);
      if (desk === undefined) await navigate({ to: "/help/q/$question", params: { question } });
      else await navigate({ to: "/desks/$desk/q/$question", params: { desk, question } });
    });
  };
}

export function useOfferUndo(question: string): (undo: Undo) => void {
  const words = useWords();
  const takeBack = useTakeBack();
  return ({ command, seconds }) => {
    const offer: Offer = { command, question, until: performance.now() + seconds * 1_000, close: () => undefined };
    latest?.close();
    latest = offer;
    offer.close = toast({
      kind: "done",
      text: words("undo-sent", { seconds }),
      action: { label: words("undo-take-back"), run: () => takeBack(offer) },
      seconds,
    });
  };
}

/** The key by which a text is taken back, wherever its author is by now. */
export function UndoKey(): null {
  const takeBack = useTakeBack();
  const run = () => {
    const offer = offered();
    if (offer !== null) takeBack(offer);
  };
  useKeys([{ key: "z", ctrl: true, words: "key-undo-sent", when: () => offered() !== null, run }]);
  return null;
}
