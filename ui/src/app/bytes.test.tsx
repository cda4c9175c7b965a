import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Face } from "../components/Face";
import { EntryFiles } from "../components/files/EntryFiles";
import ImageDialog from "../components/files/ImageDialog";
import type { Event, FileView } from "../generated/calls";
import { bytesMayHaveCome, subscribeBytes } from "./bytes";
import { useConnectionNews } from "./news";
import { WordsProvider } from "./words";

const platform = vi.hoisted(() => ({ hear: (_: Event): void => {} }));
vi.mock("../platform", async () => ({
  ...(await vi.importActual<object>("../platform")),
  subscribe: (hear: (event: Event) => void) => {
    platform.hear = hear;
  },
}));
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => undefined }));

afterEach(cleanup);

const image = { id: "f", name: "plein.jpg", media: "image/jpeg", size: 1, isImage: true, width: 40, height: 30, upload: null };
const other = { ...image, id: "o", name: "lijst.csv", isImage: false } as FileView;

function draw() {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider locale="en">
        <Face person={{ hue: 1, initials: "AB", photo: "p" }} size={40} />
        <EntryFiles files={[image, other]} />
        <EntryFiles files={[image]} chips />
        <ImageDialog images={[image]} start={0} onClose={() => undefined} />
      </WordsProvider>
    </QueryClientProvider>,
  );
}

const images = () => document.querySelectorAll("img").length;

test("images and faces that were missing come back with the network", () => {
  draw();
  expect(images()).toBe(4);
  for (const each of document.querySelectorAll("img")) fireEvent.error(each);
  expect([images(), screen.getAllByText(/not on this laptop yet/).length]).toEqual([0, 2]);
  act(() => bytesMayHaveCome());
  expect(images()).toBe(4);
  // Still not there: it says so again.
  for (const each of document.querySelectorAll("img")) fireEvent.error(each);
  expect(images()).toBe(0);
});

function News() {
  useConnectionNews();
  return <Face person={{ hue: 1, initials: "AB", photo: "p" }} size={40} />;
}

test("the connection that turns online is when they come back", () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const turn = (state: string) =>
    client.setQueryData(["connection.get", {}], { state, asOf: null, waiting: 0, refused: 0, syncing: false, inStepCount: 1 });
  turn("offline");
  render(
    <QueryClientProvider client={client}>
      <WordsProvider locale="en">
        <News />
      </WordsProvider>
    </QueryClientProvider>,
  );
  fireEvent.error(document.querySelector("img") as HTMLImageElement);
  expect(images()).toBe(0);
  act(() => void turn("connecting"));
  expect(images()).toBe(0);
  act(() => void turn("online"));
  return waitFor(() => expect(images()).toBe(1));
});

test("files that move bring them back once, not with every part", () => {
  vi.useFakeTimers();
  subscribeBytes();
  draw();
  for (const each of document.querySelectorAll("img")) fireEvent.error(each);
  act(() => {
    for (let part = 0; part < 20; part += 1) platform.hear({ changed: "files" });
  });
  expect(images()).toBe(0);
  act(() => void vi.advanceTimersByTime(2_000));
  expect(images()).toBe(4);
  for (const each of document.querySelectorAll("img")) fireEvent.error(each);
  act(() => void vi.advanceTimersByTime(10_000));
  expect(images()).toBe(0);
  vi.useRealTimers();
});
