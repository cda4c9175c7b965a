import { expect, test } from "vitest";
import { hoursText } from "./due";
import { dateOf, dateText, hoursOfMinutes, minutesOf } from "./terms";

test("a target is typed in hours, with a comma or a point, and nothing is no target", () => {
  expect(["4", "1,5", "0.25", " 8 ", ""].map(minutesOf)).toEqual([240, 90, 15, 480, null]);
  expect(["0", "-1", "soon", "1.234", "0,00"].map(minutesOf)).toEqual(Array(5).fill(undefined));
  expect([240, 90, 15, 20].map(hoursOfMinutes)).toEqual([4, 1.5, 0.25, 0.33]);
});

test("a day on which a desk is closed is typed as people write it, and a day that does not exist is none", () => {
  expect(["25-12-2026", "1/1/2027", "2026-12-26", "5.5.2027"].map(dateOf)).toEqual([
    "2026-12-25",
    "2027-01-01",
    "2026-12-26",
    "2027-05-05",
  ]);
  expect(dateOf(dateText("2026-12-05"))).toBe("2026-12-05");
  expect(["30-2-2026", "Christmas", "25-12", "2026-13-01"].map(dateOf)).toEqual([null, null, null, null]);
});

test("what is left is hours and minutes", () => {
  expect([14, 220, 0, -18].map((minutes) => hoursText(minutes * 60_000))).toEqual(["0:14", "3:40", "0:00", "0:18"]);
});
