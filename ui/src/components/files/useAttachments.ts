// The files of a text that is being written: read one after the other, kept with the draft, and sent with the text.

import { useCallback, useEffect, useRef, useState } from "react";
import type { ErrorCode } from "../../app/words";
import type { FileView } from "../../generated/calls";
import { asCallError, call } from "../../platform";
import { letGo } from "./letGo";
import { named } from "./pick";
import { stageFile } from "./stage";

/** Most files beside one text, as Rust allows. */
export const mostFiles = 10;

/** A file that is being read. */
export interface Coming {
  key: string;
  name: string;
  size: number;
  moved: number;
  /** Why the file was refused. */
  code: ErrorCode | null;
  stop: () => void;
}

export interface Attachments {
  files: FileView[];
  coming: Coming[];
  /** A file is still being read. */
  busy: boolean;
  add: (files: File[]) => void;
  remove: (file: FileView) => void;
  /** Removes the row of a file that was refused. */
  forget: (key: string) => void;
  /** Shows the files that a draft or an entry already has. */
  restore: (files: FileView[]) => void;
}

let last = 0;

export function useAttachments(community: string, onChange: (files: FileView[]) => void): Attachments {
  const [files, setFiles] = useState<FileView[]>([]);
  const [coming, setComing] = useState<Coming[]>([]);
  const now = useRef<{ files: FileView[]; count: number }>({ files: [], count: 0 });
  const latest = useRef(onChange);
  latest.current = onChange;
  const stops = useRef(new Set<AbortController>());
  // One after the other, so that the files keep the order in which the person picked them.
  const queue = useRef<Promise<void>>(Promise.resolve());
  useEffect(
    () => () => {
      for (const stop of stops.current) stop.abort();
    },
    [],
  );

  const change = useCallback((next: FileView[]) => {
    now.current.files = next;
    setFiles(next);
    latest.current(next);
  }, []);
  const update = useCallback((key: string, part: Partial<Coming> | null) => {
    setComing((all) =>
      part === null
        ? all.filter((each) => each.key !== key)
        : all.map((each) => (each.key === key ? { ...each, ...part } : each)),
    );
  }, []);

  const takeIn = (file: File) => {
    last += 1;
    const key = `coming-${last}`;
    const stop = new AbortController();
    const row = { key, name: file.name, size: file.size, moved: 0, code: null, stop: () => stop.abort() };
    setComing((all) => [...all, row]);
    if (now.current.files.length + now.current.count >= mostFiles) {
      update(key, { code: "too_many_files" });
      return;
    }
    now.current.count += 1;
    stops.current.add(stop);
    queue.current = queue.current.then(() => bring(file, key, stop));
  };
  const bring = async (file: File, key: string, stop: AbortController) => {
    try {
      stop.signal.throwIfAborted();
      const view = await stageFile(file, {
        place: { kind: "community", community },
        signal: stop.signal,
        onMoved: (moved) => update(key, { moved }),
      });
      update(key, null);
      change([...now.current.files, view]);
    } catch (cause) {
      update(key, stop.signal.aborted ? null : { code: asCallError(cause).code });
    } finally {
      stops.current.delete(stop);
      now.current.count -= 1;
    }
  };
  return {
    files,
    coming,
    busy: coming.some((each) => each.code === null),
    add: (picked) => {
      for (const file of picked) takeIn(named(file, new Date().toISOString().slice(0, 19).replaceAll(":", "-")));
    },
    remove: (file) => {
      change(now.current.files.filter((each) => each.id !== file.id));
      letGo([file]);
      // A published file stays on the server; it is only left out of the text.
      if (file.upload !== null) call("file.unstage", { id: file.id }).catch(() => undefined);
    },
    forget: (key) => update(key, null),
    restore: useCallback((kept: FileView[]) => {
      now.current.files = kept;
      setFiles(kept);
    }, []),
  };
}
