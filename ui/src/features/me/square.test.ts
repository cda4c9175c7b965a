import { expect, test } from "vitest";
import { middleSquare, moved, sized } from "./square";

const picture = { width: 800, height: 600 };

test("it begins in the middle, as large as fits", () => {
  expect(middleSquare(picture)).toEqual({ left: 100, top: 0, side: 600 });
});

test("it never leaves the picture", () => {
  expect(moved({ left: 100, top: 0, side: 600 }, picture, 5_000, -20)).toEqual({ left: 200, top: 0, side: 600 });
  expect(sized({ left: 190, top: 0, side: 200 }, picture, 9_000)).toEqual({ left: 0, top: 0, side: 600 });
});

test("it shrinks around its middle, and not to nothing", () => {
  expect(sized({ left: 100, top: 0, side: 600 }, picture, 400)).toEqual({ left: 200, top: 100, side: 400 });
  expect(sized({ left: 100, top: 0, side: 600 }, picture, 1).side).toBe(64);
  expect(sized({ left: 0, top: 0, side: 40 }, { width: 40, height: 50 }, 1).side).toBe(40);
});
