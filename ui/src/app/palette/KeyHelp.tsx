import { useState } from "react";
import { Dialog } from "../../components/Dialog";
import { type Key, useOpenKeys } from "../keys";
import { useWords } from "../words";
import "./palette.css";

/** The keys of the screen that is open. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const now = useOpenKeys();
  // The keys of the screen under this dialog; the list must not change while it is open.
  const [keys] = useState(now);
  const names: Record<string, string> = {
    Escape: words("key-name-escape"),
    ArrowRight: words("key-name-right"),
    ArrowLeft: words("key-name-left"),
  };
  const nameOf = ({ key, shift }: Key) => {
    const name = names[key] ?? key.toUpperCase();
    return shift === true ? words("key-name-shift", { key: name }) : name;
  };
  return (
    <Dialog title={words("keys-title")} onClose={onClose} testid="key-help">
      <dl className="keys-list">
        {keys
          .filter((key) => key.key !== "" && (key.words ?? key.said) !== undefined)
          .map((key) => (
            <KeyRow
              key={`${key.ctrl === true}${key.shift === true}${key.key}`}
              what={key.said ?? words(key.words ?? "")}
              name={nameOf(key)}
              ctrl={key.ctrl === true}
            />
          ))}
        <KeyRow what={words("key-send")} name={words("key-name-enter")} ctrl />
      </dl>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("close")} <kbd>{words("key-name-escape")}</kbd>
        </button>
      </div>
    </Dialog>
  );
}

function KeyRow({ what, name, ctrl }: { what: string; name: string; ctrl: boolean }) {
  const words = useWords();
  return (
    <>
      <dt>{what}</dt>
      <dd>
        <kbd>{ctrl ? words("key-name-ctrl", { key: name }) : name}</kbd>
      </dd>
    </>
  );
}
