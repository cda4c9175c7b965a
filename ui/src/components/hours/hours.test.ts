import { expect, test } from "vitest";
import { clockOf, clockText, dayBar, shiftsOf, weekParts } from "./hours";

const office = [1, 2, 3, 4].flatMap((day) => [
  { day, fromMin: 510, untilMin: 720 },
  { day, fromMin: 750, untilMin: 1050 },
]);

test("the bar shows what comes before, the break and what comes after", () => {
  expect(dayBar(office, 1, 600)).toEqual({
    from: 480,
    until: 1080,
    now: 600,
    spans: [
      { fromMin: 510, untilMin: 720 },
      { fromMin: 750, untilMin: 1050 },
    ],
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

const nights = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, fromMin: 1320, untilMin: 1440 },
  { day: day + 1, fromMin: 0, untilMin: 360 },
]);

test("a night belongs to its evening, from Sunday into Monday as well", () => {
  expect(shiftsOf(nights)).toEqual([...Array(5).fill([{ fromMin: 1320, untilMin: 1800 }]), [], []]);
  const sunday = [
    { day: 1, fromMin: 0, untilMin: 360 },
    { day: 7, fromMin: 1320, untilMin: 1440 },
  ];
  expect(shiftsOf(sunday)[6]).toEqual([{ fromMin: 1320, untilMin: 1800 }]);
  expect(shiftsOf(sunday)[0]).toEqual([]);
});

test("a whole day and night stays a day, and a morning that was not worked into stays a morning", () => {
  const always = [1, 2].map((day) => ({ day, fromMin: 0, untilMin: 1440 }));
  expect(shiftsOf(always).slice(0, 3)).toEqual([[{ fromMin: 0, untilMin: 1440 }], [{ fromMin: 0, untilMin: 1440 }], []]);
  expect(shiftsOf([{ day: 2, fromMin: 0, untilMin: 360 }])[1]).toEqual([{ fromMin: 0, untilMin: 360 }]);
});

test("a night is one bar before and after midnight, and the day after it is no break", () => {
  const bar = { from: 1320, until: 1800, spans: [{ fromMin: 1320, untilMin: 1800 }], gaps: [] };
  expect(dayBar(nights, 2, 1380)).toEqual({ ...bar, now: 1380 });
  expect(dayBar(nights, 2, 180)).toEqual({ ...bar, now: 1620 });
  expect(dayBar(nights, 2, 720)).toEqual({ ...bar, now: null });
  expect(dayBar(nights, 6, 180)).toEqual({ ...bar, now: 1620 });
  expect(dayBar(nights, 6, 480)).toBeNull();
  const split = [
    { day: 1, fromMin: 480, untilMin: 720 },
    { day: 1, fromMin: 1200, untilMin: 1380 },
  ];
  expect(dayBar(split, 1, 600)?.gaps).toEqual([{ from: 720, until: 1200, kind: "between" }]);
});

test("a week of nights is one line", () => {
  expect(weekParts(nights)).toEqual([{ from: 1, until: 5, spans: [{ fromMin: 1320, untilMin: 1800 }] }]);
  expect([1320, 1440, 1800].map(clockText)).toEqual(["22:00", "24:00", "06:00"]);
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
