import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import { EntryFiles } from "../../components/files/EntryFiles";
import { letGo } from "../../components/files/letGo";
import type { FileView, Refusal, TransferState } from "../../generated/calls";
import { UploadNews } from "./UploadNews";

vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), call: asked }));
const asked = vi.hoisted(() => vi.fn(() => Promise.resolve({})));

afterEach(cleanup);

function upload(state: TransferState, refusal: Refusal | null = null): FileView {
  const moved = state === "waiting" ? 0 : 3;
  const rest = { media: "image/png", size: 10, isImage: true, width: 40, height: 30 };
  return { id: "f", name: "plein.png", ...rest, upload: { state, moved, size: 10, refusal } };
}

function draw(state: TransferState) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const turn = (next: TransferState | null, refusal: Refusal | null = null) =>
    act(async () => {
      client.setQueryData(["file.uploads", {}], { uploads: next === null ? [] : [{ file: upload(next, refusal), stagedAt: 0 }] });
      await new Promise((done) => setTimeout(done, 0));
    });
  client.setQueryData(["file.uploads", {}], { uploads: [{ file: upload(state), stagedAt: 0 }] });
  render(
    <QueryClientProvider client={client}>
      <WordsProvider locale="en">
        <UploadNews />
        <EntryFiles files={[upload(state)]} />
      </WordsProvider>
    </QueryClientProvider>,
  );
  return turn;
}

test("an image under its post can be paused before its first byte, and goes on again", async () => {
  const turn = draw("waiting");
  fireEvent.click(screen.getByRole("button", { name: "Pause plein.png" }));
  expect(asked).toHaveBeenLastCalledWith("file.pause", { file: "f", paused: true });
  await turn("paused");
  fireEvent.click(screen.getByRole("button", { name: "Resume plein.png" }));
  expect(asked).toHaveBeenLastCalledWith("file.pause", { file: "f", paused: false });
  await turn("refused", "file_damaged");
  expect(screen.queryByTestId("upload-pause")).toBeNull();
});

test("what had begun and is no longer listed has no button, also when its entry was read while it was paused", async () => {
  for (const state of ["moving", "paused"] as const) {
    const turn = draw(state);
    expect(screen.queryByTestId("upload-pause")).not.toBeNull();
    await turn(null);
    expect(screen.queryByTestId("upload-pause")).toBeNull();
    cleanup();
  }
});

test("paused, arrived and refused are each said once, and nothing in between", async () => {
  const turn = draw("moving");
  const said = () => screen.getByTestId("upload-news").textContent;
  expect(said()).toBe("");
  await turn("paused");
  expect(said()).toBe("plein.png is paused.");
  await turn("moving");
  expect(said()).toBe("plein.png is paused.");
  await turn(null);
  expect(said()).toBe("plein.png has arrived.");
  await turn("waiting");
  await turn("refused", "file_damaged");
  expect(said()).toMatch(/^plein.png was not accepted. This file is damaged/);
});

test("what goes on after a pause and arrives before anybody sees it move has arrived", async () => {
  const turn = draw("waiting");
  const said = () => screen.getByTestId("upload-news").textContent;
  await turn("paused");
  expect(said()).toBe("plein.png is paused.");
  fireEvent.click(screen.getByRole("button", { name: "Resume plein.png" }));
  await turn("waiting");
  await turn(null);
  expect(said()).toBe("plein.png has arrived.");
});

test("what was taken back did not arrive", async () => {
  const turn = draw("waiting");
  const said = () => screen.getByTestId("upload-news").textContent;
  await turn(null);
  expect(said()).toBe("");
  await turn("moving");
  letGo([upload("moving")]);
  await turn(null);
  expect(said()).toBe("");
});
