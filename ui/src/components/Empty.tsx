import type { ReactNode } from "react";
import Arch from "../../../assets/drawings/arch.svg?drawing";

/** An empty screen teaches: a drawing, a sentence, an action. */
export function Empty({ text, children, testid }: { text: string; children?: ReactNode; testid?: string }) {
  return (
    <div className="empty" data-testid={testid ?? "empty"}>
      <Arch />
      <p>{text}</p>
      {children}
    </div>
  );
}
