// What an administrator typed and the links that were made, for as long as Patio is open: who looks something up on another page finds them
// here again. Never written down, because a link opens an account; gone when somebody else signs in.
import { useState } from "react";
import type { Answered } from "./InvitedList";

interface Kept {
  person: string;
  text: string;
  answered: readonly Answered[];
}

const nothing: Kept = { person: "", text: "", answered: [] };
let kept = nothing;

export function useKept(person: string): [Kept, (change: (before: Kept) => Partial<Kept>) => void] {
  if (kept.person !== person) kept = { ...nothing, person };
  const [drawn, setDrawn] = useState(kept);
  const change = (next: (before: Kept) => Partial<Kept>) => {
    // An invitation that was under way when somebody else signed in is not theirs.
    if (kept.person !== person) return;
    kept = { ...kept, ...next(kept) };
    setDrawn(kept);
  };
  return [drawn, change];
}
