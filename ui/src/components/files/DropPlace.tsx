import { type ReactNode, useState } from "react";
import { useWords } from "../../app/words";
import { filesOf, hasFiles } from "./pick";
import "./files.css";

interface Props {
  className: string;
  testid?: string;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

/** Where files can be dropped. The button in the bar does the same without dragging. */
export function DropPlace({ className, testid, onFiles, children }: Props) {
  const words = useWords();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way in; the button does the same
    <div
      className={className}
      data-testid={testid}
      onDragOver={(event) => {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const files = filesOf(event.dataTransfer);
        if (files.length === 0) return;
        // The editor stops the browser from opening the file; this component takes the file in.
        event.preventDefault();
        event.stopPropagation();
        onFiles(files);
      }}
    >
      {children}
      {over && <p className="drop-here">{words("files-drop")}</p>}
    </div>
  );
}
