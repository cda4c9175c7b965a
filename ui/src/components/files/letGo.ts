// Uploads that the person cancelled, and those that they let continue. An upload that is no longer listed has arrived, unless it was cancelled here.
import type { FileView } from "../../generated/calls";

const gone = new Set<string>();

export function letGo(files: readonly FileView[]): void {
  for (const file of files) gone.add(file.id);
}

export function wasLetGo(file: string): boolean {
  return gone.has(file);
}

const resumed = new Set<string>();

/** It continues, and may have arrived before anybody sees it move. */
export function resume(file: string): void {
  resumed.add(file);
}

/** Whether it was; once it has arrived or is gone, that is over. */
export function wasResumed(file: string): boolean {
  return resumed.has(file);
}

export function forgetResumed(file: string): void {
  resumed.delete(file);
}
