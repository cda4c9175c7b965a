import { expect, test } from "vitest";
import { dayAndTime, shortTime } from "./clock";

const today = new Date(2026, 10, 23, 14, 2).getTime();
const at = (day: number, hour: number, month = 10, year = 2026) => new Date(year, month, day, hour, 40).getTime();

test("under a day the clock, then the day, then the date", () => {
  expect(shortTime("nl-NL", at(23, 9), today)).toBe("09:40");
  expect(shortTime("nl-NL", at(22, 23), today)).toBe("gisteren");
  expect(shortTime("en-GB", at(22, 0), today)).toBe("yesterday");
  expect(shortTime("nl-NL", at(2, 9), today)).toBe("2 nov");
  expect(shortTime("en-GB", at(2, 9, 2, 2024), today)).toBe("2 Mar 2024");
});

test("a moment of another day carries its clock time too", () => {
  expect(dayAndTime("en-GB", at(22, 16), today)).toBe("yesterday 16:40");
  expect(dayAndTime("en-GB", at(23, 16), today)).toBe("16:40");
});

test("a clock that is ahead shows a time, not a day to come", () => {
  expect(shortTime("en-GB", at(25, 8), today)).toBe("08:40");
});
