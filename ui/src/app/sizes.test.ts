import { expect, test } from "vitest";
import { sizeWords } from "./sizes";

test("sizes are said in the unit that fits", () => {
  expect([12, 940_000, 1_240_000, 87_600_000, 1_073_741_824].map((bytes) => sizeWords("en-GB", bytes))).toEqual([
    "1 kB",
    "940 kB",
    "1.2 MB",
    "88 MB",
    "1.1 GB",
  ]);
});
