// Saves a field when its screen or the window is closed.
import { useEffect } from "react";

export function useSaveOnLeave(save: () => void): void {
  useEffect(() => {
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      save();
    };
  }, [save]);
}
