import { expect, test } from "vitest";
import { clockOf, dayBar, weekParts } from "./hours";

const office = [1, 2, 3, 4].flatMap((day) => [
  { day, fromMin: 510, untilMin: 720 },
  { day, fromMin: 750, untilMin: 1050 },
]);

test("the bar shows what comes before, the break and what comes after", () => {
  expect(dayBar(office, 1, 600)).toEqual({
    from: 480,
    until: 1080,
    now: 600,
    gaps: [
      { from: 480, until: 510, kind: "before" },
      { from: 720, until: 750, kind: "break" },
      { from: 1050, until: 1080, kind: "after" },
    ],
  });
});

test("a night has a bar of its own, without the day before it", () => {
  const night = [{ day: 1, fromMin: 1290, untilMin: 1440 }];
  expect(dayBar(night, 1, 600)).toMatchObject({ from: 1260, until: 1440, now: null });
});

test("a day without work has no bar, and a now outside it no line", () => {
  expect(dayBar(office, 5, 600)).toBeNull();
  expect(dayBar(office, 1, 1200)?.now).toBeNull();
});

test("their clock is theirs: past midnight it is already tomorrow there", () => {
  // Sunday 22:30 in Greenwich is Monday 06:30 in Perth.
  expect(clockOf(Date.UTC(2026, 10, 22, 22, 30), 480)).toEqual({ day: 1, minute: 390 });
});

test("days with the same hours are one line", () => {
  expect(weekParts([...office, { day: 6, fromMin: 540, untilMin: 600 }])).toMatchObject([
    { from: 1, until: 4 },
    { from: 6, until: 6 },
  ]);
});
