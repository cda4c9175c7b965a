// Esc: one step back. Out of a field first, then from reading to its list, then home.
import { useMatches, useNavigate } from "@tanstack/react-router";

export function useStepBack(): () => void {
  const matches = useMatches();
  const navigate = useNavigate();
  return () => {
    const last = matches.at(-1);
    if (last === undefined) return;
    const community = "community" in last.params ? last.params.community : undefined;
    if (last.staticData.view === "reading") {
      if (last.pathname.startsWith("/for-you")) void navigate({ to: "/for-you" });
      else if (community !== undefined) void navigate({ to: "/communities/$community", params: { community } });
      else void navigate({ to: "/" });
    } else if (community !== undefined) void navigate({ to: "/communities" });
    else void navigate({ to: "/" });
  };
}
