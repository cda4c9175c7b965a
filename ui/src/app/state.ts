// Who is here and where they stand, for every screen.
import { createContext, useContext } from "react";
import type { AppState } from "../generated/calls";

interface Here extends AppState {
  /** Go back to the profile step. */
  toProfile: () => void;
}

const StateContext = createContext<Here | null>(null);

export const StateProvider = StateContext.Provider;

export function useHere(): Here {
  const here = useContext(StateContext);
  if (here === null) throw new Error("drawn outside the app");
  return here;
}
