// Bytes of a picked file go to Rust slice by slice; it keeps them on the disk before it says they are there.
import type { CropRequest, FileUse, FileView } from "../../generated/calls";
import { call, stageBytes } from "../../platform";

const sliceBytes = 1024 * 1024;

export interface Staging {
  place: FileUse;
  /** A square to cut out, for a photo. */
  crop?: CropRequest;
  onMoved?: (bytes: number) => void;
  signal?: AbortSignal;
}

/** Brings all bytes of a file to Rust and gives its id; Rust has not checked the file yet. */
export async function stageOnly(file: File, { place, onMoved, signal }: Staging): Promise<string> {
  const { id } = await call("file.stage", { name: file.name, size: file.size, for: place });
  try {
    for (let from = 0; from < file.size; from += sliceBytes) {
      signal?.throwIfAborted();
      const until = Math.min(file.size, from + sliceBytes);
      await stageBytes(id, new Uint8Array(await file.slice(from, until).arrayBuffer()));
      onMoved?.(until);
    }
    return id;
  } catch (cause) {
    await call("file.unstage", { id }).catch(() => undefined);
    throw cause;
  }
}

/** Brings a file to Rust and has it checked; the answer can be attached to a text. */
export async function stageFile(file: File, staging: Staging): Promise<FileView> {
  const id = await stageOnly(file, staging);
  return call("file.stage_end", staging.crop === undefined ? { file: id } : { file: id, crop: staging.crop });
}
