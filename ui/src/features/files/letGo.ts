// Uploads that somebody took back: what is listed no more has arrived, unless it was let go here.
import type { FileView } from "../../generated/calls";

const gone = new Set<string>();

export function letGo(files: readonly FileView[]): void {
  for (const file of files) gone.add(file.id);
}

export function wasLetGo(file: string): boolean {
  return gone.has(file);
}
