// Draws the entry steps until the person is signed in and known, and then the house.
import { RouterProvider } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { subscribeDestinations } from "./arrivals";
import { subscribeBytes } from "./bytes";
import { DamageNews } from "./damage";
import { useAsk } from "./data";
import { ErrorBoundary } from "./ErrorBoundary";
import { WayIn } from "./features";
import { watchFocus } from "./focus";
import { asLocale, rememberedLook, useLook } from "./look";
import { Reopened } from "./reopened";
import { router } from "./router";
import { StateProvider } from "./state";
import { Toasts } from "./toasts";
import { type ErrorCode, useErrorWords, WordsProvider } from "./words";

subscribeDestinations();
subscribeBytes();
watchFocus();

export function App() {
  const state = useAsk("app.state", {});
  const kept = rememberedLook();
  const theme = state.data?.theme ?? kept.theme;
  const locale = state.data === undefined ? kept.locale : asLocale(state.data.locale);
  useLook({ theme, locale });
  // Kept for this run only: a person may read before filling in a profile, and chooses communities after it.
  const [readsFirst, setReadsFirst] = useState(false);
  const [choosing, setChoosing] = useState(false);

  const stage = state.data?.stage;
  const inside = (stage === "ready" && !choosing) || (stage === "profile" && readsFirst);
  return (
    <I18nProvider locale={locale === "nl" ? "nl-NL" : "en-GB"}>
      <WordsProvider locale={locale}>
        <ErrorBoundary>
          {state.data === undefined ? (
            state.error !== null && <Stopped code={state.error.code} />
          ) : (
            <StateProvider value={{ ...state.data, toProfile: () => setReadsFirst(false) }}>
              {inside ? (
                <RouterProvider router={router} />
              ) : (
                <Suspense>
                  <WayIn
                    state={state.data}
                    choosing={choosing}
                    onProfileSaved={() => setChoosing(true)}
                    onReadFirst={() => setReadsFirst(true)}
                    onDone={() => setChoosing(false)}
                  />
                </Suspense>
              )}
            </StateProvider>
          )}
          {/* The house has a place of its own for them. */}
          {!inside && <Toasts />}
          <Reopened />
          <DamageNews />
        </ErrorBoundary>
      </WordsProvider>
    </I18nProvider>
  );
}

function Stopped({ code }: { code: ErrorCode }) {
  const errorWords = useErrorWords();
  return (
    <main className="stopped" role="alert">
      <p>{errorWords(code)}</p>
    </main>
  );
}
