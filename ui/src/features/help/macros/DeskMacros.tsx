// The macros of a desk. Everybody who works there reads them here; its leads keep them.
import { Zap } from "lucide-react";
import { useState } from "react";
import { useAct } from "../../../app/act";
import { useAsk } from "../../../app/data";
import { toast } from "../../../app/toasts";
import { useErrorWords, useWords } from "../../../app/words";
import { MoreMenu } from "../../../components/MoreMenu";
import type { DeskRow, MacroRow } from "../../../generated/calls";
import { MacroDialog } from "./MacroDialog";
import { MacroText } from "./MacroText";

export function DeskMacros({ desk }: { desk: DeskRow }) {
  const words = useWords();
  const { data } = useAsk("desk.macros", { id: desk.id });
  const [editing, setEditing] = useState<MacroRow | "new" | null>(null);
  if (data === undefined || (data.macros.length === 0 && !data.canLead)) return null;
  return (
    <section className="section" data-testid="desk-macros">
      <h2 className="section-title">{words("macros-title")}</h2>
      {data.macros.length === 0 && <p className="quiet">{words("macros-none")}</p>}
      <ul>
        {data.macros.map((row) => (
          <Line key={row.id} row={row} desk={desk} canLead={data.canLead} onEdit={() => setEditing(row)} />
        ))}
      </ul>
      {data.canLead && (
        <button type="button" className="btn" onClick={() => setEditing("new")} data-testid="new-macro">
          <Zap className="i" size={16} strokeWidth={1.75} aria-hidden />
          {words("macro-new")}
        </button>
      )}
      {editing !== null && (
        <MacroDialog
          desk={desk}
          row={editing === "new" ? null : editing}
          others={data.macros}
          people={data.people}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

interface LineProps {
  row: MacroRow;
  desk: DeskRow;
  canLead: boolean;
  onEdit: () => void;
}

function Line({ row, desk, canLead, onEdit }: LineProps) {
  const words = useWords();
  const errorWords = useErrorWords();
  const act = useAct();
  const { name, deed, text, key } = row;
  // What the server did not take is only here, and is put away.
  const remove = async () => {
    const put = row.refusal === null ? act.call("macro.remove", { id: row.id, desk: desk.id }) : discard();
    if (!(await put)) return;
    const again = { desk: desk.id, name, deed, text, ...(key === null ? {} : { key }) };
    const action = { label: words("community-undo"), run: () => void act.call("macro.set", again) };
    toast({ kind: "done", text: words("macro-removed", { name }), action });
  };
  const discard = async () => row.command !== null && (await act.call("outbox.discard", { id: row.command }));
  return (
    <li className="member" data-testid={`desk-macro-${row.id}`}>
      <span className="grow">
        <MacroText row={row} />
        {row.refusal !== null && (
          <span className="sm brick" role="alert">
            {words("macro-refused", { reason: errorWords(row.refusal, "macro.set") })}
          </span>
        )}
      </span>
      {row.pending && <span className="xs amber">{words("desk-pending")}</span>}
      {key !== null && <kbd>{`F${key}`}</kbd>}
      {canLead && (
        <MoreMenu
          label={words("macro-acts", { name })}
          testid={`macro-acts-${row.id}`}
          className="ib"
          size={18}
          placement="bottom end"
          lines={[
            { id: "edit", label: words("macro-edit"), testid: "edit-macro", run: onEdit },
            { id: "remove", label: words("macro-remove"), testid: "remove-macro", run: () => void remove() },
          ]}
        />
      )}
    </li>
  );
}
