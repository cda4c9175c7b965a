import { expect, test } from "vitest";
import { hoursOf, minuteOf, weekOf } from "./week";

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

test("a week with an end before its beginning is not saved", () => {
  const week = weekOf([{ day: 1, fromMin: 510, untilMin: 1020 }]);
  expect(hoursOf(week.map((day) => ({ ...day, until: "8:00" })))).toBeNull();
  expect(hoursOf(week.map((day) => ({ ...day, pauseFrom: "13:00", pauseUntil: "12:30" })))).toBeNull();
});
