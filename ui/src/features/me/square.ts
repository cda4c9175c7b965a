// A square inside a picture, in its pixels: moved and sized without ever leaving it.

import type { Size } from "../../components/files/pixels";
import type { CropRequest } from "../../generated/calls";

/** Smaller than this a face is not a face. */
export const smallest = 64;

export function sideRange({ width, height }: Size): { least: number; most: number } {
  const most = Math.min(width, height);
  return { least: Math.min(smallest, most), most };
}

export function middleSquare(size: Size): CropRequest {
  const side = sideRange(size).most;
  return { left: Math.floor((size.width - side) / 2), top: Math.floor((size.height - side) / 2), side };
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(Math.round(value), most));
}

export function moved(square: CropRequest, size: Size, right: number, down: number): CropRequest {
  const { side } = square;
  return { side, left: within(square.left + right, size.width - side), top: within(square.top + down, size.height - side) };
}

/** Grows or shrinks around its middle. */
export function sized(square: CropRequest, size: Size, wanted: number): CropRequest {
  const { least, most } = sideRange(size);
  const side = Math.round(Math.max(least, Math.min(wanted, most)));
  const half = (square.side - side) / 2;
  return { side, left: within(square.left + half, size.width - side), top: within(square.top + half, size.height - side) };
}
