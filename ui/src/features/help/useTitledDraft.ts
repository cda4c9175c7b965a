// A text with a title that is a draft from the first letter on: a question that is asked, an outage that is reported.
import { useEffect, useRef, useState } from "react";
import { useDraft } from "../../app/drafts";
import { useNames } from "../../components/compose/names";
import type { Doc } from "../../generated/calls";

const nothing: Doc = [];

/** `suggested` and `suggestedText` are title and text where there is no draft yet. */
export function useTitledDraft(
  target: string,
  report: Parameters<typeof useDraft>[1],
  suggested = "",
  suggestedText: Doc = nothing,
) {
  const keeper = useDraft(target, report);
  const { draft } = keeper;
  const [title, setTitle] = useState("");
  const [doc, setDoc] = useState<Doc>([]);
  const initial = draft === null ? suggestedText : (draft?.text ?? nothing);
  const names = useNames(initial);
  // What is typed before the draft is known would be overwritten by it: until then there is no field.
  const [ready, setReady] = useState(false);
  const latest = useRef({ title, doc });
  latest.current = { title, doc };
  useEffect(() => {
    if (draft === undefined) return;
    setReady(true);
    setTitle(draft?.title ?? suggested);
    setDoc(draft?.text ?? suggestedText);
  }, [draft, suggested, suggestedText]);
  const change = (next: { title?: string; doc?: Doc }) => {
    const whole = { title: next.title ?? latest.current.title, text: next.doc ?? latest.current.doc, replyTo: null, files: [] };
    setTitle(whole.title);
    setDoc(whole.text);
    keeper.keep(whole);
  };
  return { keeper, draft, title, doc, initial, names, ready, change };
}
