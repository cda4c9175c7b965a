// Tells the person when the page was opened again because its process had died. A page that is left in order takes its mark away.
import { useEffect } from "react";
import { toast } from "./toasts";
import { useWords } from "./words";

const MARK = "patio-page-open";

const wasCutOff = sessionStorage.getItem(MARK) !== null;
sessionStorage.setItem(MARK, "yes");
addEventListener("pagehide", () => sessionStorage.removeItem(MARK));

let told = false;

export function Reopened() {
  const words = useWords();
  useEffect(() => {
    if (!wasCutOff || told) return;
    told = true;
    toast({ kind: "done", text: words("page-reopened") });
  }, [words]);
  return null;
}
