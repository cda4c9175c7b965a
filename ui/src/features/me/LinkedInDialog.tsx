// Fills in the profile from the person's LinkedIn export, which is read on this laptop. Only items that the person chooses are saved.
import { CircleAlert, FileUp } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useAct } from "../../app/act";
import { toast } from "../../app/toasts";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { stageOnly } from "../../components/files/stage";
import type { LinkedInOffer, ProfileView, TopicView } from "../../generated/calls";
import { call } from "../../platform";
import { mergeOf } from "./linkedin";
import { saveProfile } from "./useField";

/** The export is read and deleted at once, so it is staged for no community. */
const nowhere = { kind: "community", community: "00000000-0000-0000-0000-000000000000" } as const;

export default function LinkedInDialog({ profile, onClose }: { profile: ProfileView; onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const [offer, setOffer] = useState<LinkedInOffer | null>(null);
  const [topics, setTopics] = useState<TopicView[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const act = useAct("inline");
  const input = useRef<HTMLInputElement>(null);

  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    await act.run(async () => {
      const id = await stageOnly(file, { place: nowhere });
      try {
        const read = await call("profile.read_linkedin", { file: id });
        // A skill may be there under another name of its topic.
        if (read.skills.length > 0) {
          const known = await call("topic.list", { text: "" }).catch(() => ({ topics: [] }));
          setTopics(known.topics);
        }
        setOffer(read);
        setChosen(new Set());
      } finally {
        await call("file.unstage", { id }).catch(() => undefined);
      }
    });
  };
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const merge = offer === null ? null : mergeOf(offer, chosen, profile, topics);
  const left = [...chosen].filter((id) => merge?.standing.get(id) === "full").length;
  const save = async () => {
    if (merge === null || merge.taken === 0) return;
    if (!(await act.run(() => saveProfile(merge.change)))) return;
    toast({ kind: "done", text: words("linkedin-saved") });
    onClose();
  };
  const line = (id: string, what: ReactNode, where: string) => {
    const standing = merge?.standing.get(id);
    const closed = standing === "long" || (standing === "there" && !chosen.has(id));
    return (
      <label key={id} className="choice offer" data-standing={standing}>
        <input
          type="checkbox"
          checked={chosen.has(id)}
          disabled={closed}
          onChange={(event) => choose(id, event.target.checked)}
          data-testid={`offer-${id}`}
        />
        <span className="grow">
          {what}
          <span className={standing === undefined || standing === "there" ? "xs quiet" : "xs amber"}>
            {standing === undefined ? where : words(`linkedin-${standing}`, { text: merge?.job ?? "" })}
          </span>
        </span>
      </label>
    );
  };
  return (
    <Dialog title={words("linkedin-title")} onClose={onClose} size="wide" testid="linkedin-dialog">
      <p className="sm quiet">{words("linkedin-lead")}</p>
      {offer === null ? (
        <>
          <ol className="linkedin-steps sm">
            <li>{words("linkedin-step-1")}</li>
            <li>{words("linkedin-step-2")}</li>
            <li>{words("linkedin-step-3")}</li>
          </ol>
          <button
            type="button"
            className="btn"
            disabled={act.pending}
            onClick={() => input.current?.click()}
            data-testid="linkedin-pick"
          >
            <FileUp className="i" size={16} strokeWidth={1.75} aria-hidden />
            {words("linkedin-pick")}
          </button>
        </>
      ) : (
        <div className="offers" data-testid="linkedin-offer">
          {offer.headline !== "" && line("headline", offer.headline, words("linkedin-to-job"))}
          {offer.summary !== "" && line("summary", <span className="about-me">{offer.summary}</span>, words("linkedin-to-about"))}
          {offer.positions.map((each, row) =>
            line(
              `position-${row}`,
              words("linkedin-position", {
                title: each.title,
                company: each.company,
                from: each.from,
                until: each.until,
                still: each.until === "" ? "yes" : "no",
              }),
              words("linkedin-to-about"),
            ),
          )}
          {offer.skills.map((skill) => line(`skill-${skill}`, skill, words("linkedin-to-expertise")))}
          {offer.headline === "" && offer.summary === "" && offer.positions.length + offer.skills.length === 0 && (
            <p>{words("linkedin-nothing")}</p>
          )}
          {offer.unread.length > 0 && (
            <p className="xs quiet">
              {words("linkedin-unread", { count: offer.unread.length, names: offer.unread.slice(0, 5).join(", ") })}
            </p>
          )}
        </div>
      )}
      <input
        ref={input}
        className="vh"
        type="file"
        accept=".zip,.csv"
        aria-label={words("linkedin-pick")}
        tabIndex={-1}
        data-testid="linkedin-file"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {act.error !== null && (
        <p className="msg bad" role="alert">
          <CircleAlert className="i" size={15} strokeWidth={1.75} aria-hidden />
          {errorWords(act.error.code)}
        </p>
      )}
      <p className="sm amber" role="status">
        {left > 0 && words("linkedin-left", { count: left })}
      </p>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
        </button>
        {offer !== null && (
          <button
            type="button"
            className="btn go"
            disabled={act.pending || merge === null || merge.taken === 0}
            onClick={() => void save()}
            data-testid="linkedin-save"
          >
            {words("linkedin-save", { count: merge?.taken ?? 0 })}
          </button>
        )}
      </div>
    </Dialog>
  );
}
