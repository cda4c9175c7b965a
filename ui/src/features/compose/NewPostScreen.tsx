// A new post: where, a title if it has one, and the text. Kept as a draft of its community from the first letter.
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { rereadDraft, useDraft } from "../../app/drafts";
import { focusHeading } from "../../app/focus";
import { useHere } from "../../app/state";
import { toast } from "../../app/toasts";
import { forgetField } from "../../app/typing";
import { useWords } from "../../app/words";
import { BackButton } from "../../components/BackButton";
import Editor, { CharsLeft } from "../../components/compose/Editor";
import { useNames } from "../../components/compose/names";
import { isTooLong, TooLong } from "../../components/compose/TooLong";
import { Empty } from "../../components/Empty";
import { AttachedFiles } from "../../components/files/AttachedFiles";
import { DropPlace } from "../../components/files/DropPlace";
import { useAttachments } from "../../components/files/useAttachments";
import { ProfileFirst } from "../../components/ProfileFirst";
import { saysSomething } from "../../components/text/tree";
import { type CommunityHead, type Doc, type FileView, limits } from "../../generated/calls";
import { call } from "../../platform";
import { CommunityPicker } from "./CommunityPicker";

export default function NewPostScreen() {
  const words = useWords();
  const here = useHere();
  const params = useParams({ strict: false });
  const list = useAsk("community.list", {});
  const joined = list.data?.joined.map((row) => row.head) ?? [];
  const [picked, setPicked] = useState<string>();
  // With one community there is nothing to choose; with more, the person says which.
  const only = joined.length === 1 ? joined[0] : undefined;
  const community = joined.find((each) => each.id === (picked ?? params.community)) ?? only;
  const nowhere = here.stage === "profile" || (list.data !== undefined && joined.length === 0);
  useEffect(() => {
    if (nowhere) forgetField();
  }, [nowhere]);
  return (
    <>
      <div className="bar">
        <BackButton />
        <h1>
          <b>{words("new-post")}</b>
        </h1>
      </div>
      <div className="body">
        <div className="col" data-testid="new-post-screen">
          {here.stage === "profile" ? (
            <ProfileFirst />
          ) : joined.length > 0 ? (
            <Form community={community} joined={joined} onPick={setPicked} />
          ) : (
            list.data !== undefined && <Empty text={words("new-post-nowhere")} />
          )}
        </div>
      </div>
    </>
  );
}

/** Where a draft is kept; one without a community has a place of its own. */
const targetOf = (community: string | undefined) => `post:${community ?? ""}`;

interface FormProps {
  community: CommunityHead | undefined;
  joined: CommunityHead[];
  onPick: (id: string) => void;
}

function Form({ community, joined, onPick }: FormProps) {
  const words = useWords();
  const navigate = useNavigate();
  const act = useAct();
  const moving = useAct();
  const here = targetOf(community?.id);
  const keeper = useDraft(here, act.report);
  const [title, setTitle] = useState("");
  const [doc, setDoc] = useState<Doc>([]);
  // What is typed before the draft is known would be overwritten by it: until then there is no field.
  const [ready, setReady] = useState(false);
  const sending = act.pending;
  const { draft } = keeper;
  const initial = draft?.text ?? [];
  const names = useNames(initial);
  const latest = useRef({ title, doc });
  latest.current = { title, doc };
  const attachments = useAttachments(community?.id ?? "", (files) => change({ files }));
  const addFiles = (files: File[]) => {
    // Files lie in a community from the first byte on: only its members can have them.
    if (community === undefined) toast({ kind: "error", text: words("new-post-files-first") });
    else attachments.add(files);
  };
  const { files, restore } = attachments;
  useEffect(() => {
    if (draft === undefined) return;
    setReady(true);
    setTitle(draft?.title ?? "");
    setDoc(draft?.text ?? []);
    restore(draft?.files ?? []);
  }, [draft, restore]);

  const change = (next: { title?: string; doc?: Doc; files?: FileView[] }) => {
    const now = latest.current;
    const whole = { title: next.title ?? now.title, text: next.doc ?? now.doc, replyTo: null, files: next.files ?? files };
    setTitle(whole.title);
    setDoc(whole.text);
    keeper.keep(whole);
  };
  // The text moves to the other community, unless a draft is there already.
  const pick = async (id: string) => {
    if (id === community?.id) return;
    await moving.run(async () => {
      await keeper.flush();
      if (doc.length > 0 || title !== "") {
        const there = await call("draft.get", { target: targetOf(id) });
        if (there.draft === null) {
          await call("draft.save", { target: targetOf(id), title, text: doc, replyTo: null });
          await keeper.forget();
          rereadDraft(targetOf(id));
        }
      }
      onPick(id);
    });
  };
  const send = async () => {
    if (community === undefined) {
      toast({ kind: "error", text: words("new-post-choose-first") });
      return;
    }
    if (sending || attachments.busy || !saysSomething(doc, files) || isTooLong(doc, "post")) return;
    const sent = await act.run(async () => {
      const made = await call("post.create", {
        community: community.id,
        title,
        text: doc,
        files: files.map((file) => file.id),
      });
      await keeper.forget();
      void navigate({ to: "/p/$post", params: { post: made.id } });
    });
    if (!sent) await keeper.flush();
  };

  return (
    <DropPlace className="new-post" onFiles={addFiles}>
      <div className="row">
        <span className="sm quiet">{words("new-post-in")}</span>
        <CommunityPicker
          community={community}
          joined={joined}
          fixed={files.length > 0 || attachments.busy}
          onPick={(id) => void pick(id)}
        />
        {(files.length > 0 || attachments.busy) && <span className="xs quiet">{words("files-stay")}</span>}
      </div>
      {ready && (
        <input
          className="title title-field"
          value={title}
          maxLength={limits.titleMaxChars}
          placeholder={words("new-post-title")}
          aria-label={words("new-post-title-label")}
          data-testid="new-post-title"
          // biome-ignore lint/a11y/noAutofocus: the person just asked for this page, to write
          autoFocus
          onChange={(event) => change({ title: event.target.value })}
          onBlur={() => void keeper.flush()}
        />
      )}
      {draft !== undefined && names !== undefined && (
        <Editor
          key={`${here}/${keeper.version}`}
          initial={initial}
          names={names}
          label={words("new-post-text")}
          placeholder={words("new-post-rest")}
          community={community?.id}
          maxChars={limits.postMaxChars}
          testid="new-post-text"
          onChange={(next) => change({ doc: next })}
          onSend={() => void send()}
          onEscape={() => focusHeading(document.activeElement)}
          onBlur={() => void keeper.flush()}
          onFiles={addFiles}
        />
      )}
      <AttachedFiles attachments={attachments} />
      <TooLong doc={doc} kind="post" />
      <div className="composer-foot quiet">
        <span className="hint">
          {community === undefined
            ? words("new-post-choose-first")
            : words(community.closed ? "composer-readers-closed" : "composer-readers", { count: community.memberCount })}
        </span>
        <span className="end">
          <CharsLeft doc={doc} max={limits.postMaxChars} />
          <button
            type="button"
            className="btn go"
            data-testid="new-post-send"
            disabled={
              community === undefined || sending || attachments.busy || !saysSomething(doc, files) || isTooLong(doc, "post")
            }
            onClick={() => void send()}
          >
            {words("new-post-send")} <kbd>{words("key-name-send")}</kbd>
          </button>
        </span>
      </div>
    </DropPlace>
  );
}
