import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { WordsProvider } from "../app/words";
import { ProfileFields, useProfileDraft } from "./ProfileFields";

afterEach(cleanup);

function Step() {
  return <ProfileFields profile={useProfileDraft(null)} />;
}

test("where a field is asked first, it says why, who sees it and how long it is kept", () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider locale="en">
        <Step />
      </WordsProvider>
    </QueryClientProvider>,
  );
  for (const word of ["name", "job", "expertise"]) {
    const hint = document.getElementById(screen.getByTestId(`profile-${word}`).getAttribute("aria-describedby") ?? "");
    expect([...(hint?.querySelectorAll("dt") ?? [])].map((each) => each.textContent)).toEqual(["Why", "Who sees it", "How long"]);
    expect([...(hint?.querySelectorAll("dd") ?? [])].every((each) => (each.textContent ?? "").length > 10)).toBe(true);
    expect(hint?.textContent).toContain("Kept as long as your posts");
  }
});
