// A lead makes or changes a macro. What was typed and not saved is there again when the dialog is opened again, as long as Patio is open.
import { CircleAlert } from "lucide-react";
import { type FormEvent, useId, useRef, useState } from "react";
import { useAct } from "../../../app/act";
import { useErrorWords, useWords } from "../../../app/words";
import Editor, { CharsLeft, type EditorHandle } from "../../../components/compose/Editor";
import { isTooLong, mostChars, TooLong } from "../../../components/compose/TooLong";
import { Dialog } from "../../../components/Dialog";
import { saysSomething } from "../../../components/text/tree";
import type { Deed, DeskRow, Doc, MacroRow, PersonCard } from "../../../generated/calls";
import { limits } from "../../../generated/calls";
import { DeedChips } from "../DeedChips";
import { functionKeys } from "./useMacros";

const deeds: readonly Deed[] = ["answer", "ask_back", "note"];
/** What Rust fills in by itself. */
const places = ["first-name", "asker", "my-name", "desk", "question"] as const;

interface Typed {
  name: string;
  deed: Deed;
  text: Doc;
  key: number | null;
}

const unsaved = new Map<string, Typed>();

interface Props {
  desk: DeskRow;
  /** The macro that is changed; nothing for a new one. */
  row: MacroRow | null;
  others: readonly MacroRow[];
  people: readonly PersonCard[];
  onClose: () => void;
}

export function MacroDialog({ desk, row, others, people, onClose }: Props) {
  const words = useWords();
  const errorWords = useErrorWords();
  const id = useId();
  const act = useAct("inline");
  const kept = `${desk.id} ${row?.id ?? ""}`;
  const [typed, setTyped] = useState<Typed>(
    () => unsaved.get(kept) ?? (row === null ? { name: "", deed: "answer", text: [], key: null } : row),
  );
  const [initial] = useState(typed.text);
  const [names] = useState(() => new Map(people.map((person) => [person.id, person.name])));
  const handle = useRef<EditorHandle>(null);
  const change = (part: Partial<Typed>) =>
    setTyped((now) => {
      const next = { ...now, ...part };
      unsaved.set(kept, next);
      return next;
    });
  const { name, deed, text, key } = typed;
  const unready = act.pending || name.trim() === "" || !saysSomething(text, []) || isTooLong(text, "question");
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (unready) return;
    const set = { desk: desk.id, name, deed, text, ...(key === null ? {} : { key }), ...(row === null ? {} : { id: row.id }) };
    if (!(await act.call("macro.set", set))) return;
    // What the server did not take before is settled by this.
    if (row?.refusal != null && row.command !== null) await act.call("outbox.discard", { id: row.command });
    unsaved.delete(kept);
    onClose();
  };
  const holder = (number: number) =>
    others.find((other) => other.key === number && other.id !== row?.id && other.refusal === null);
  return (
    <Dialog
      title={words(row === null ? "macro-new-title" : "macro-edit-title", { desk: desk.name })}
      onClose={onClose}
      size="tall"
      testid="macro-dialog"
    >
      <form className="form macro-form" onSubmit={(event) => void send(event)}>
        <div>
          <label className="label" htmlFor={`${id}name`}>
            {words("macro-name")}
          </label>
          <input
            id={`${id}name`}
            className="in"
            value={name}
            maxLength={limits.nameMaxChars}
            autoFocus
            onChange={(event) => change({ name: event.target.value })}
            data-testid="macro-name"
          />
        </div>
        <DeedChips
          deeds={deeds}
          deed={deed}
          legend={words("macro-deed")}
          legendClass="label"
          testid="macro-deed"
          onDeed={(each) => change({ deed: each })}
        />
        <div className="composer open macro-field">
          <Editor
            initial={initial}
            names={names}
            label={words("macro-text")}
            placeholder={words("macro-text")}
            community={undefined}
            maxChars={mostChars.question}
            testid="macro-text"
            handle={handle}
            onChange={(next) => change({ text: next })}
            onSend={() => void send()}
            onEscape={onClose}
          />
          <CharsLeft doc={text} max={mostChars.question} />
          <TooLong doc={text} kind="question" />
        </div>
        <div>
          <fieldset className="chips">
            <legend className="label">{words("macro-places")}</legend>
            {places.map((each) => (
              <button
                key={each}
                type="button"
                className="chip"
                data-testid={`macro-place-${each}`}
                onClick={() => handle.current?.write(`{{${words(`macro-place-${each}`)}}}`)}
              >
                {words(`macro-place-${each}`)}
              </button>
            ))}
          </fieldset>
          <p className="sm quiet">{words("macro-places-hint")}</p>
        </div>
        <div>
          <label className="label" htmlFor={`${id}key`}>
            {words("macro-key")}
          </label>
          <select
            id={`${id}key`}
            className="in"
            value={key ?? ""}
            onChange={(event) => change({ key: event.target.value === "" ? null : Number(event.target.value) })}
            data-testid="macro-key"
          >
            <option value="">{words("macro-key-none")}</option>
            {functionKeys.map((number) => {
              const other = holder(number);
              return (
                <option key={number} value={number} disabled={other !== undefined}>
                  {other === undefined ? `F${number}` : words("macro-key-of", { key: `F${number}`, name: other.name })}
                </option>
              );
            })}
          </select>
        </div>
        {act.error !== null && (
          <p className="msg bad" role="alert">
            <CircleAlert className="i" size={15} strokeWidth={1.75} aria-hidden />
            {errorWords(act.error.code, "macro.set")}
          </p>
        )}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
          </button>
          <button type="submit" className="btn go" disabled={unready} data-testid="macro-submit">
            {words("macro-save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
