// Changing one's own post or comment in place. The change is a draft until it is saved.
import { useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { editEntry, useDraft } from "../../app/drafts";
import { useWords } from "../../app/words";
import Editor, { CharsLeft } from "../../components/compose/Editor";
import { useNames } from "../../components/compose/names";
import { isTooLong, TooLong } from "../../components/compose/TooLong";
import { AttachedFiles } from "../../components/files/AttachedFiles";
import { DropPlace } from "../../components/files/DropPlace";
import { useAttachments } from "../../components/files/useAttachments";
import { saysSomething } from "../../components/text/tree";
import { type Doc, type Entry, limits } from "../../generated/calls";
import { call } from "../../platform";

interface Props {
  entry: Entry;
  community: string;
  isPost: boolean;
}

export default function EditEntry({ entry, community, isPost }: Props) {
  const words = useWords();
  const act = useAct();
  const keeper = useDraft(`edit:${entry.id}`, act.report);
  const { draft } = keeper;
  const initial = draft?.text ?? entry.text ?? [];
  const names = useNames(initial);
  const [title, setTitle] = useState(entry.title);
  const [doc, setDoc] = useState<Doc>(initial);
  const kind = isPost ? "post" : "comment";
  const max = isPost ? limits.postMaxChars : limits.commentMaxChars;
  const latest = useRef({ title, doc });
  latest.current = { title, doc };
  const attachments = useAttachments(community, (files) =>
    keeper.keep({ title: latest.current.title, text: latest.current.doc, replyTo: null, files }),
  );
  const { files, restore } = attachments;
  const had = useRef(entry.files);
  useEffect(() => {
    if (draft === undefined) return;
    restore(draft?.files ?? had.current);
    if (draft === null) return;
    setTitle(draft.title);
    setDoc(draft.text);
  }, [draft, restore]);

  const save = async () => {
    if (attachments.busy || !saysSomething(doc, files) || isTooLong(doc, kind)) return;
    const ids = files.map((file) => file.id);
    // A text without words needs its files in the request, also when they did not change.
    const same = doc.length > 0 && ids.join() === entry.files.map((file) => file.id).join();
    const changed = same ? {} : { files: ids };
    const saved = await act.run(async () => {
      if (isPost) await call("post.edit", { post: entry.id, title, text: doc, ...changed });
      else await call("comment.edit", { comment: entry.id, text: doc, ...changed });
      await keeper.forget();
      editEntry(null);
    });
    if (!saved) await keeper.flush();
  };
  const cancel = async () => {
    await keeper.forget();
    editEntry(null);
  };

  const ready = draft !== undefined && names !== undefined;
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ready) buttons.current?.closest(".edit-entry")?.scrollIntoView({ block: "nearest" });
  }, [ready]);

  if (!ready) return null;
  return (
    <DropPlace className="edit-entry" testid="edit-entry" onFiles={attachments.add}>
      {isPost && (
        <input
          className="in"
          value={title}
          maxLength={limits.titleMaxChars}
          aria-label={words("new-post-title-label")}
          placeholder={words("new-post-title")}
          data-testid="edit-title"
          onChange={(event) => {
            setTitle(event.target.value);
            keeper.keep({ title: event.target.value, text: doc, replyTo: null, files });
          }}
        />
      )}
      <Editor
        key={keeper.version}
        initial={initial}
        names={names}
        label={words("edit-label")}
        placeholder={words("composer-rest")}
        community={community}
        maxChars={max}
        testid="edit-text"
        autoFocus
        onChange={(next) => {
          setDoc(next);
          keeper.keep({ title, text: next, replyTo: null, files });
        }}
        onSend={() => void save()}
        onEscape={() => void cancel()}
        onBlur={() => void keeper.flush()}
        onFiles={attachments.add}
      />
      <AttachedFiles attachments={attachments} />
      <TooLong doc={doc} kind={kind} />
      <div className="composer-foot" ref={buttons}>
        <span className="hint quiet">{words("edit-hint")}</span>
        <span className="end">
          <CharsLeft doc={doc} max={max} />
          <button type="button" className="btn sm" onClick={() => void cancel()} data-testid="edit-cancel">
            {words("edit-cancel")}
          </button>
          <button
            type="button"
            className="btn sm go"
            onClick={() => void save()}
            disabled={attachments.busy || !saysSomething(doc, files) || isTooLong(doc, kind)}
            data-testid="edit-save"
          >
            {words("edit-save")}
          </button>
        </span>
      </div>
    </DropPlace>
  );
}
