// Languages by their code, in the reader's own language.
import { useMemo } from "react";
import { useRegion } from "./words";

export function useLanguageName(): (code: string) => string {
  const region = useRegion();
  return useMemo(() => {
    const names = new Intl.DisplayNames([region], { type: "language" });
    return (code) => {
      try {
        return names.of(code) ?? code;
      } catch {
        // Not a code that is known here: say it as it is.
        return code;
      }
    };
  }, [region]);
}
