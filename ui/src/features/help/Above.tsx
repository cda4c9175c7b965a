// What help has on every page: the outages that run, and the key that takes back what was just sent.
import { Strip } from "./incident/Strip";
import { UndoKey } from "./undo";

export function Above() {
  return (
    <>
      <UndoKey />
      <Strip />
    </>
  );
}
