import { expect, test } from "vitest";
import { type Day, hoursOf, isNight, minuteOf, weekOf } from "./week";

test("a time is read as people write it", () => {
  expect(["8", "8:30", "8.30", "0830", "17:00", "24:00"].map(minuteOf)).toEqual([480, 510, 510, 510, 1020, 1440]);
  expect(["", "acht", "8:75", "25:00", "8:3"].map(minuteOf)).toEqual([null, null, null, null, null]);
});

test("hours come back from the week as they went in", () => {
  const hours = [
    { day: 1, fromMin: 510, untilMin: 720 },
    { day: 1, fromMin: 750, untilMin: 1020 },
    { day: 3, fromMin: 540, untilMin: 780 },
  ];
  expect(hoursOf(weekOf(hours))).toEqual(hours);
});

test("an end before its start is on the next morning", () => {
  const week = weekOf([5, 7].map((day) => ({ day, fromMin: 1320, untilMin: 1430 })));
  const nights = week.map((day) => (day.works ? { ...day, from: "22:00", until: "06:00" } : day));
  expect(week.map(isNight)).toEqual(Array(7).fill(false));
  expect(nights.map(isNight)).toEqual([false, false, false, false, true, false, true]);
  const hours = [
    { day: 1, fromMin: 0, untilMin: 360 },
    { day: 5, fromMin: 1320, untilMin: 1440 },
    { day: 6, fromMin: 0, untilMin: 360 },
    { day: 7, fromMin: 1320, untilMin: 1440 },
  ];
  expect(hoursOf(nights)).toEqual(hours);
  expect(weekOf(hours)).toEqual(nights);
  expect(hoursOf(week.map((day) => ({ ...day, until: "0:00" })))?.map((span) => span.untilMin)).toEqual([1440, 1440]);
});

test("a break in the night comes back as it was typed, before and after midnight", () => {
  const week = weekOf([{ day: 2, fromMin: 1320, untilMin: 1430 }]);
  for (const [pauseFrom, pauseUntil] of [
    ["23:00", "23:30"],
    ["01:30", "02:00"],
    ["23:45", "0:15"],
  ] as const) {
    const night = week.map((day) => (day.works ? { ...day, from: "22:00", until: "06:00", pauseFrom, pauseUntil } : day));
    const hours = hoursOf(night);
    expect(hours?.length).toBe(pauseFrom === "23:45" ? 2 : 3);
    // A break over midnight leaves two spans that do not touch it: then it is an evening and a morning.
    if (pauseFrom !== "23:45") expect(weekOf(hours ?? [])).toEqual(night);
    expect(hoursOf(weekOf(hours ?? []))).toEqual(hours);
  }
});

test("a week with times that cannot be is not saved", () => {
  const week = weekOf([{ day: 1, fromMin: 510, untilMin: 1020 }]);
  expect(hoursOf(week.map((day) => ({ ...day, until: "8:30" })))).toBeNull();
  expect(hoursOf(week.map((day) => ({ ...day, pauseFrom: "13:00", pauseUntil: "12:30" })))).toBeNull();
  // Into the next day, on which another shift begins at 8:30.
  const late = { ...week[0], from: "20:00", until: "9:00" } as Day;
  expect(hoursOf([late, { ...late, day: 2, from: "8:30", until: "17:00" }])).toBeNull();
  expect(hoursOf([late, { ...late, day: 2, from: "9:00", until: "17:00" }])).toHaveLength(3);
});
