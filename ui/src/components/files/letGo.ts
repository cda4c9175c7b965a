// Uploads that the person cancelled. An upload that is no longer listed has arrived, unless it was cancelled here.
import type { FileView } from "../../generated/calls";

const gone = new Set<string>();

export function letGo(files: readonly FileView[]): void {
  for (const file of files) gone.add(file.id);
}

export function wasLetGo(file: string): boolean {
  return gone.has(file);
}
