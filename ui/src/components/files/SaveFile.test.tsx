import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { I18nProvider } from "react-aria-components";
import { afterEach, expect, test, vi } from "vitest";
import { Toasts } from "../../app/toasts";
import { WordsProvider } from "../../app/words";
import type { FileView } from "../../generated/calls";
import ImageDialog from "./ImageDialog";
import { SaveFile } from "./SaveFile";

vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), call: asked }));
const asked = vi.hoisted(() => vi.fn<(name: string, request: unknown) => Promise<unknown>>());

afterEach(cleanup);

test("what is said is heard over an open image as well", () => {
  render(
    <I18nProvider locale="en-GB">
      <WordsProvider locale="en">
        <main>behind</main>
        <Toasts />
        <ImageDialog images={[{ id: "f", name: "plein.jpg" } as FileView]} start={0} onClose={() => undefined} />
      </WordsProvider>
    </I18nProvider>,
  );
  expect(screen.getByText("behind").closest("[aria-hidden=true], [inert]")).not.toBeNull();
  expect(screen.getByTestId("toasts").closest("[aria-hidden=true], [inert]")).toBeNull();
});

test("a file is saved once however often it is asked, the button says it is busy, and the result is said politely", async () => {
  let end: (answer: { path: string }) => void = () => undefined;
  asked.mockImplementation(() => new Promise((done) => (end = done)));
  render(
    <I18nProvider locale="en-GB">
      <WordsProvider locale="en">
        <SaveFile file={{ id: "f", name: "lijst.csv" } as FileView} />
        <Toasts />
      </WordsProvider>
    </I18nProvider>,
  );
  const button = screen.getByTestId("file-save");
  button.focus();
  fireEvent.click(button);
  fireEvent.click(button);
  expect(asked.mock.calls).toEqual([["file.save", { id: "f" }]]);
  expect([button.getAttribute("aria-disabled"), button.getAttribute("aria-label")]).toEqual(["true", "Saving lijst.csv"]);
  expect(document.activeElement).toBe(button);
  await act(async () => end({ path: "/home/downloads/lijst.csv" }));
  expect(button.getAttribute("aria-disabled")).toBe("false");
  const toasts = screen.getByTestId("toasts");
  expect([toasts.getAttribute("aria-live"), toasts.textContent]).toEqual(["polite", "Saved: /home/downloads/lijst.csv"]);
  asked.mockRejectedValue({ code: "offline" });
  await act(async () => fireEvent.click(button));
  expect(button.getAttribute("aria-disabled")).toBe("false");
});
