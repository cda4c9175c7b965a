// The house: rail, and what the address says beside it. Below 1100 the rail becomes a bar, below 700 there is one column.
import { Outlet, useMatches, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { UploadNews } from "../features/files/UploadNews";
import { ErrorBoundary } from "./ErrorBoundary";
import { answerKey, useKeys } from "./keys";
import { useConnectionNews } from "./news";
import { PhoneTop, Places, Rail } from "./Rail";
import { useStepBack, useSteps } from "./steps";

const Palette = lazy(() => import("../features/palette/Palette"));
const KeyHelp = lazy(() => import("../features/palette/KeyHelp"));

export function House() {
  const [cover, setCover] = useState<"palette" | "keys" | null>(null);
  const navigate = useNavigate();
  const stepBack = useStepBack();
  useConnectionNews();
  useSteps();
  const view = useMatches().at(-1)?.staticData.view ?? "list";

  useKeys([
    { key: "k", ctrl: true, typing: true, words: "key-palette", run: () => setCover("palette") },
    { key: "?", words: "key-help", run: () => setCover("keys") },
    { key: "n", words: "key-new", run: () => void navigate({ to: "/new", search: {} }) },
    { key: "h", words: "key-home", run: () => void navigate({ to: "/" }) },
    { key: "Escape", words: "key-back", run: stepBack },
  ]);
  useEffect(() => {
    window.addEventListener("keydown", answerKey);
    // A file dropped beside its place must not take the page away.
    const stay = (event: DragEvent) => event.preventDefault();
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      window.removeEventListener("keydown", answerKey);
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  }, []);

  return (
    <div className="house" data-view={view}>
      <Rail onPalette={() => setCover("palette")} />
      <PhoneTop />
      <main className="columns" id="main">
        <ErrorBoundary>
          <Suspense>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <UploadNews />
      <Places className="mnav" onPalette={() => setCover("palette")} />
      <Suspense>
        {cover === "palette" && <Palette onClose={() => setCover(null)} onKeys={() => setCover("keys")} />}
        {cover === "keys" && <KeyHelp onClose={() => setCover(null)} />}
      </Suspense>
    </div>
  );
}
