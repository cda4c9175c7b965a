// Esc: one step back. Out of a field first, then from reading to its list, then home.
import { useMatches, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** The place before this one and this one. A person's page is reached from anywhere, and the way back leads there. */
const steps = { before: "", here: "" };

export function useSteps(): void {
  const path = useMatches().at(-1)?.pathname ?? "/";
  useEffect(() => {
    if (steps.here === path) return;
    steps.before = steps.here;
    steps.here = path;
  }, [path]);
}

export function useStepBack(): () => void {
  const matches = useMatches();
  const navigate = useNavigate();
  const { history } = useRouter();
  return () => {
    const last = matches.at(-1);
    if (last === undefined) return;
    const community = "community" in last.params ? last.params.community : undefined;
    if (last.staticData.view === "reading") {
      if (last.pathname.startsWith("/people")) {
        if (steps.before === "" || steps.before.startsWith("/people")) void navigate({ to: "/people" });
        else history.back();
      } else if (last.pathname.startsWith("/for-you")) void navigate({ to: "/for-you" });
      else if (community !== undefined) void navigate({ to: "/communities/$community", params: { community } });
      else void navigate({ to: "/" });
    } else if (community !== undefined) void navigate({ to: "/communities" });
    else void navigate({ to: "/" });
  };
}
