// Reads the size of an image in pixels from its first bytes, so that an image that is too large is never decoded.
export interface Size {
  width: number;
  height: number;
}

/** Most pixels that are decoded, here as in Rust. */
export const mostPixels = 40_000_000;

/** Segments of a JPEG that are walked through before its size. */
const mostSegments = 500;

async function view(file: Blob, from: number, length: number): Promise<DataView> {
  return new DataView(await file.slice(from, from + length).arrayBuffer());
}

function letters(bytes: DataView, from: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(bytes.buffer, from, Math.max(0, Math.min(length, bytes.byteLength - from))));
}

/** A frame header has the size; tables, thumbnails and colours may come before it. */
async function jpegSize(file: Blob): Promise<Size | null> {
  let at = 2;
  for (let segment = 0; segment < mostSegments; segment += 1) {
    const bytes = await view(file, at, 9);
    if (bytes.byteLength < 9 || bytes.getUint8(0) !== 0xff) return null;
    const marker = bytes.getUint8(1);
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { width: bytes.getUint16(7), height: bytes.getUint16(5) };
    else at += 2 + bytes.getUint16(2);
  }
  return null;
}

function webpSize(bytes: DataView): Size | null {
  switch (letters(bytes, 12, 4)) {
    case "VP8X":
      return {
        width: 1 + bytes.getUint16(24, true) + bytes.getUint8(26) * 65536,
        height: 1 + bytes.getUint16(27, true) + bytes.getUint8(29) * 65536,
      };
    case "VP8L": {
      const both = bytes.getUint32(21, true);
      return { width: 1 + (both & 0x3fff), height: 1 + ((both >>> 14) & 0x3fff) };
    }
    case "VP8 ":
      return { width: bytes.getUint16(26, true) & 0x3fff, height: bytes.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

/** The size an image says it has, or why it cannot be taken. */
export async function readSize(file: Blob): Promise<Size | "file_type_refused" | "file_damaged" | "image_too_large"> {
  const bytes = await view(file, 0, 32);
  const starts = letters(bytes, 0, 4);
  let size: Size | null = null;
  try {
    if (starts === "\x89PNG") size = { width: bytes.getUint32(16), height: bytes.getUint32(20) };
    else if (starts === "GIF8") size = { width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) };
    else if (starts === "RIFF" && letters(bytes, 8, 4) === "WEBP") size = webpSize(bytes);
    else if (starts.startsWith("\xff\xd8")) size = await jpegSize(file);
    else return "file_type_refused";
  } catch {
    // It ends before its size.
  }
  if (size === null || size.width === 0 || size.height === 0) return "file_damaged";
  return size.width * size.height > mostPixels ? "image_too_large" : size;
}
