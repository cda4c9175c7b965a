import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mostPixels, readSize } from "./pixels";

const blob = (...parts: (string | number[])[]) =>
  new Blob(parts.map((part) => new Uint8Array(typeof part === "string" ? [...part].map((each) => each.charCodeAt(0)) : part)));
const u16 = (value: number) => [value >> 8, value & 255];
const png = (width: number, height: number) =>
  blob([0x89], "PNG\r\n\x1a\n", [0, 0, 0, 13], "IHDR", [0, 0, ...u16(width)], [0, 0, ...u16(height)], [8, 2, 0, 0, 0]);
/** With a long profile before the size, as phones make them. */
const jpeg = (width: number, height: number) =>
  blob(
    [0xff, 0xd8, 0xff, 0xe1, ...u16(60_000)],
    Array(59_998).fill(7),
    [0xff, 0xff, 0xc2, 0, 17, 8],
    u16(height),
    u16(width),
    Array(9).fill(0),
  );
const gif = (width: number, height: number) => blob("GIF89a", u16(width).reverse(), u16(height).reverse());
const extended = (width: number, height: number) =>
  blob(
    "RIFF",
    [0, 0, 0, 0],
    "WEBPVP8X",
    [10, 0, 0, 0, 0, 0, 0, 0],
    [...u16(width - 1).reverse(), 0],
    [...u16(height - 1).reverse(), 0],
    [0, 0],
  );
const lossy = (width: number, height: number) =>
  blob(
    "RIFF",
    [0, 0, 0, 0],
    "WEBPVP8 ",
    [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a],
    u16(width).reverse(),
    u16(height).reverse(),
    [0, 0],
  );
const lossless = (width: number, height: number) => {
  const both = (width - 1) | ((height - 1) << 14);
  return blob(
    "RIFF",
    [0, 0, 0, 0],
    "WEBPVP8L",
    [0, 0, 0, 0, 0x2f],
    [0, 8, 16, 24].map((by) => (both >>> by) & 255),
    Array(8).fill(0),
  );
};

test("the size is in the first bytes of every kind of image", async () => {
  for (const make of [png, jpeg, gif, extended, lossy, lossless]) {
    expect(await readSize(make(4000, 3000))).toEqual({ width: 4000, height: 3000 });
    expect(await readSize(make(10_000, 10_000))).toBe("image_too_large");
  }
});

test("what ends before its size is damaged, what is no image is refused", async () => {
  for (const make of [png, jpeg, extended, lossless]) expect(await readSize(make(400, 300).slice(0, 14))).toBe("file_damaged");
  expect(await readSize(blob([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe("file_damaged");
  expect(await readSize(png(0, 300))).toBe("file_damaged");
  expect(await readSize(blob("%PDF-1.7"))).toBe("file_type_refused");
  expect(await readSize(blob(""))).toBe("file_type_refused");
});

test("the limit is the one of Rust", () => {
  const source = readFileSync(join(import.meta.dirname, "../../../../crates/patio-domain/src/limits.rs"), "utf8");
  expect(Number(/IMAGE_MAX_PIXELS: u64 = ([\d_]+)/.exec(source)?.[1]?.replaceAll("_", ""))).toBe(mostPixels);
});
