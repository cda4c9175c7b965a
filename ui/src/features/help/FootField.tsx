// The field at the foot of a page of help: one line at rest, a field while somebody writes. What is typed is a draft at once, and stays one when
// sending fails. It does not know what is sent.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { rereadDraft, useDraft } from "../../app/drafts";
import { isElsewhere } from "../../app/focus";
import { expectField } from "../../app/typing";
import { useWords } from "../../app/words";
import Editor, { CharsLeft, type EditorHandle } from "../../components/compose/Editor";
import { useNames } from "../../components/compose/names";
import { isTooLong, mostChars, TooLong } from "../../components/compose/TooLong";
import { saysSomething } from "../../components/text/tree";
import type { Doc } from "../../generated/calls";
import type { Brought } from "./macros/useMacros";
import "../../components/compose/compose.css";

interface Props {
  /** Where the draft is kept. */
  target: string;
  testid: string;
  /** What is to be written, in words. */
  label: string;
  /** Who will read it. */
  readers: string;
  /** What the button says. */
  send: string;
  /** Whether it is the one thing to do here. */
  isMain: boolean;
  className: string;
  kind: "question" | "incident";
  /** Whether all that belongs to it beside the text is there. */
  isReady: boolean;
  /** A counter: each increase opens the field and moves the focus to it. */
  wanted: number;
  /** Beside the line at rest, and above the open field. */
  atRest: ReactNode;
  above: ReactNode;
  /** Under the open field. */
  below?: ReactNode;
  /** A text that is put into the field when it is there. */
  brought?: Brought | null;
  onBrought?: () => void;
  onSend: (text: Doc) => Promise<void>;
  onLeave: () => void;
}

export function FootField(props: Props) {
  const { target, testid, label, readers, isMain, className, kind, isReady, wanted, onSend, onLeave } = props;
  const words = useWords();
  const act = useAct();
  const keeper = useDraft(target, act.report);
  const { draft } = keeper;
  const [open, setOpen] = useState(wanted > 0);
  const [doc, setDoc] = useState<Doc>([]);
  const handle = useRef<EditorHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const initial = draft?.text ?? [];
  const names = useNames(initial);
  const [ready, setReady] = useState(0);
  const { brought = null, onBrought } = props;
  useEffect(() => {
    if (brought === null || ready === 0 || handle.current === null) return;
    handle.current.insert(brought.text, brought.names);
    onBrought?.();
  }, [brought, ready, onBrought]);
  useEffect(() => {
    if (draft === undefined) return;
    setDoc(draft?.text ?? []);
    if (draft !== null) setOpen(true);
  }, [draft]);
  useEffect(() => {
    if (wanted === 0) return;
    setOpen(true);
    handle.current?.focus();
  }, [wanted]);
  const unready = act.pending || !saysSomething(doc, []) || isTooLong(doc, kind) || !isReady;
  const send = async () => {
    if (unready) return;
    const sent = await act.run(async () => {
      await onSend(doc);
      handle.current?.clear();
      setDoc([]);
      await keeper.forget();
      rereadDraft(target);
      const isAway = isElsewhere(frame.current);
      setOpen(false);
      if (!isAway) onLeave();
    });
    if (sent) return;
    handle.current?.toPlace();
    await keeper.flush();
  };
  const close = async () => {
    await keeper.flush();
    if (doc.length === 0) setOpen(false);
    onLeave();
  };
  if (!open) {
    const openField = () => {
      expectField();
      setOpen(true);
    };
    return (
      <div className="composer rest">
        <button type="button" className="composer-open" data-testid={testid} onClick={openField}>
          <span className="said">{label}</span>
          <span className="hint">{readers}</span>
        </button>
        {props.atRest}
      </div>
    );
  }
  return (
    <div className={`composer open ${className}`.trim()} data-testid={testid} ref={frame}>
      {props.above}
      {draft !== undefined && names !== undefined && (
        <Editor
          key={`${target}/${keeper.version}`}
          initial={initial}
          names={names}
          label={label}
          placeholder={label}
          community={undefined}
          maxChars={mostChars[kind]}
          testid={`${testid}-text`}
          autoFocus={wanted > 0 || draft === null}
          handle={handle}
          onChange={(next) => {
            setDoc(next);
            keeper.keep({ title: "", text: next, replyTo: null, files: [] });
          }}
          onSend={() => void send()}
          onEscape={() => void close()}
          onBlur={() => void keeper.flush()}
          onReady={() => setReady((times) => times + 1)}
        />
      )}
      <TooLong doc={doc} kind={kind} />
      {props.below}
      <div className="composer-foot">
        <span className="hint">{readers}</span>
        <span className="end">
          <CharsLeft doc={doc} max={mostChars[kind]} />
          <button
            type="button"
            className={isMain ? "btn go" : "btn"}
            data-testid={`${testid}-send`}
            disabled={unready}
            onClick={() => void send()}
          >
            {props.send} <kbd>{words("key-name-send")}</kbd>
          </button>
        </span>
      </div>
    </div>
  );
}
