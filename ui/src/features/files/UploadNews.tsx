// Tells screen readers, on every page, that an upload was paused, has arrived or was refused.
import { useEffect, useRef, useState } from "react";
import { useAsk } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { forgetResumed, wasLetGo, wasResumed } from "../../components/files/letGo";
import type { FileView } from "../../generated/calls";

/** The change of each file since the last list. An upload that was moving, or that goes on after a pause, and is no longer listed has arrived. */
function newsOf(
  before: ReadonlyMap<string, FileView>,
  now: ReadonlyMap<string, FileView>,
): [FileView, "paused" | "done" | "refused"][] {
  const news: [FileView, "paused" | "done" | "refused"][] = [];
  for (const [id, file] of now) {
    const state = file.upload?.state;
    if ((state === "paused" || state === "refused") && before.get(id)?.upload?.state !== state) news.push([file, state]);
  }
  for (const [id, file] of before) {
    const begun = file.upload?.state === "moving" || wasResumed(id);
    if (!now.has(id) && begun && !wasLetGo(id)) news.push([file, "done"]);
  }
  return news;
}

export function UploadNews() {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data } = useAsk("file.uploads", {});
  const last = useRef<ReadonlyMap<string, FileView>>(undefined);
  const [said, setSaid] = useState({ at: 0, text: "" });
  useEffect(() => {
    if (data === undefined) return;
    const before = last.current;
    const now = new Map(data.uploads.map(({ file }) => [file.id, file]));
    last.current = now;
    // Uploads that were listed before the house was drawn are no news.
    if (before === undefined) return;
    const news = newsOf(before, now);
    for (const id of before.keys()) if (!now.has(id)) forgetResumed(id);
    if (news.length === 0) return;
    const sentence = ([file, what]: (typeof news)[number]) =>
      words(`upload-said-${what}`, {
        name: file.name,
        why: what === "refused" ? errorWords(file.upload?.refusal ?? "internal") : "",
      });
    setSaid((old) => ({ at: old.at + 1, text: news.map(sentence).join(" ") }));
  }, [data, words, errorWords]);
  return (
    <div className="vh" role="status" data-testid="upload-news" data-live-announcer>
      <span key={said.at}>{said.text}</span>
    </div>
  );
}
