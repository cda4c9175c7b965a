import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WordsProvider } from "../../app/words";
import { HoursField } from "./HoursField";

vi.mock("../../platform", async () => ({ ...(await vi.importActual<object>("../../platform")), call: asked }));
const asked = vi.hoisted(() => vi.fn<(name: string, change: unknown) => Promise<unknown>>());

beforeEach(() => {
  asked.mockReset();
  asked.mockResolvedValue({});
});
afterEach(cleanup);

const hours = [{ day: 1, fromMin: 510, untilMin: 1020 }];

function draw() {
  return render(
    <WordsProvider locale="en">
      <HoursField hours={hours} />
    </WordsProvider>,
  );
}

const until = () => screen.getByLabelText("Monday until");
const sent = (untilMin: number) => [
  "profile.update",
  { withdrawPhoto: false, withdrawBirthYear: false, hours: [{ day: 1, fromMin: 510, untilMin }] },
];

test("hours that were being typed are saved when the window goes", () => {
  draw();
  fireEvent.change(until(), { target: { value: "16:00" } });
  expect(asked).not.toHaveBeenCalled();
  window.dispatchEvent(new Event("pagehide"));
  expect(asked.mock.calls).toEqual([sent(960)]);
});

test("and when the screen is left without leaving the field", () => {
  const { unmount } = draw();
  fireEvent.change(until(), { target: { value: "15:30" } });
  unmount();
  expect(asked.mock.calls).toEqual([sent(930)]);
});

test("what did not change is not sent, and what is no time stays on the screen", () => {
  draw();
  fireEvent.blur(until());
  window.dispatchEvent(new Event("pagehide"));
  fireEvent.change(until(), { target: { value: "half" } });
  fireEvent.blur(until());
  expect(asked).not.toHaveBeenCalled();
  expect(screen.getByRole("alert")).toBeTruthy();
  expect((until() as HTMLInputElement).value).toBe("half");
});

test("an end before the start is said to be on the next day", () => {
  draw();
  fireEvent.change(until(), { target: { value: "2:00" } });
  expect(screen.getByText("the next day")).toBeTruthy();
  fireEvent.blur(until());
  expect(asked.mock.calls[0]?.[1]).toMatchObject({
    hours: [
      { day: 1, fromMin: 510, untilMin: 1440 },
      { day: 2, fromMin: 0, untilMin: 120 },
    ],
  });
});
