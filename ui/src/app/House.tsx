// The house: rail, and what the address says beside it. Below 1100 the rail becomes a bar, below 700 there is one column.
import { Outlet, useMatches } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { ErrorBoundary } from "./ErrorBoundary";
import { above, actions, always } from "./features";
import { answerKey, useKeys } from "./keys";
import { useConnectionNews } from "./news";
import { useRunAction } from "./palette/actions";
import { PhoneTop, Places, Rail } from "./Rail";
import { useStepBack, useSteps } from "./steps";
import { Toasts } from "./toasts";
import { expectField, watchTyping } from "./typing";

const Palette = lazy(() => import("./palette/Palette"));
const KeyHelp = lazy(() => import("./palette/KeyHelp"));

export function House() {
  const [cover, setCover] = useState<"palette" | "keys" | null>(null);
  const runAction = useRunAction();
  const stepBack = useStepBack();
  useConnectionNews();
  useSteps();
  const view = useMatches().at(-1)?.staticData.view ?? "list";

  const openPalette = () => {
    expectField();
    setCover("palette");
  };
  useKeys([
    { key: "k", ctrl: true, typing: true, words: "key-palette", run: openPalette },
    { key: "?", words: "key-help", run: () => setCover("keys") },
    ...actions.flatMap((action) => {
      const { key } = action;
      return key === undefined ? [] : { ...key, run: () => runAction(action) };
    }),
    { key: "Escape", words: "key-back", run: stepBack },
  ]);
  useEffect(() => {
    const stopWatching = watchTyping();
    window.addEventListener("keydown", answerKey);
    // A file dropped beside its place must not take the page away.
    const stay = (event: DragEvent) => event.preventDefault();
    window.addEventListener("dragover", stay);
    window.addEventListener("drop", stay);
    return () => {
      stopWatching();
      window.removeEventListener("keydown", answerKey);
      window.removeEventListener("dragover", stay);
      window.removeEventListener("drop", stay);
    };
  }, []);

  return (
    <div className="house" data-view={view}>
      <Rail onPalette={openPalette} />
      <PhoneTop />
      <main id="main">
        {above.map((Above, place) => (
          // The list never changes.
          <Above key={String(place)} />
        ))}
        <div className="columns">
          <ErrorBoundary>
            <Suspense>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </div>
      </main>
      {always.map((Always, place) => (
        // The list never changes.
        <Always key={String(place)} />
      ))}
      <Toasts />
      <Places className="mnav" onPalette={openPalette} />
      <Suspense>
        {cover === "palette" && <Palette onClose={() => setCover(null)} onKeys={() => setCover("keys")} />}
        {cover === "keys" && <KeyHelp onClose={() => setCover(null)} />}
      </Suspense>
    </div>
  );
}
