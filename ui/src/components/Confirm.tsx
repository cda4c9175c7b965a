import { useWords } from "../app/words";
import { Dialog } from "./Dialog";

interface Props {
  title: string;
  body: string;
  yes: string;
  no: string;
  onYes: () => void;
  onClose: () => void;
  testid: string;
}

/** Asks once before something that cannot be undone. */
export function Confirm({ title, body, yes, no, onYes, onClose, testid }: Props) {
  const words = useWords();
  return (
    <Dialog title={title} onClose={onClose} testid={testid}>
      <p>{body}</p>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose} data-testid={`${testid}-no`}>
          {no} <kbd>{words("key-name-escape")}</kbd>
        </button>
        <button
          type="button"
          className="btn go"
          data-testid={`${testid}-yes`}
          onClick={() => {
            onYes();
            onClose();
          }}
        >
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
