import { ArrowRight } from "lucide-react";
import type { FormEvent } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { forgetProfileDraft, ProfileFields, useProfileDraft } from "../../components/ProfileFields";
import { Who } from "../../components/Who";
import type { PersonCard } from "../../generated/calls";
import { Frame } from "./Entry";
import { Problem } from "./Problem";

interface Props {
  me: PersonCard | null;
  onSaved: () => void;
  onReadFirst: () => void;
}

/** First who you are, then what you write: beside it, how colleagues will see it. */
export function ProfileStep({ me, onSaved, onReadFirst }: Props) {
  const words = useWords();
  const profile = useProfileDraft(me);
  const act = useAct("inline");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!profile.complete) return;
    if (!(await act.call("profile.set", profile.whole()))) return;
    forgetProfileDraft();
    onSaved();
  };
  const { name, job } = profile.draft;
  const seen = {
    name: name.trim() === "" ? words("field-name") : name,
    job: job === "" ? words("field-job") : job,
    expertise: profile.whole().expertise,
  };
  return (
    <Frame
      step={2}
      title={words("entry-profile-title")}
      lead={words("entry-profile-lead")}
      aside={
        <div className="first-preview" data-testid="profile-preview">
          <p className="sm quiet">{words("profile-preview")}</p>
          <div className="preview stack">
            <Face person={{ hue: me?.hue ?? 4, initials: initialsOf(seen.name) }} size={40} />
            <div>
              <Who person={seen} />
              <p>{words("profile-preview-post")}</p>
            </div>
          </div>
        </div>
      }
    >
      <form className="entry-profile" onSubmit={(event) => void save(event)} data-testid="profile-step">
        <ProfileFields profile={profile} autoFocus />
        <Problem error={act.error} />
        <div className="entry-acts foot-acts">
          <button type="submit" className="btn go" disabled={act.pending || !profile.complete} data-testid="profile-continue">
            {words("profile-continue")}
            <ArrowRight className="i" size={16} strokeWidth={1.75} aria-hidden />
          </button>
          <span className="sm quiet">
            {words("profile-kept")}{" "}
            <button type="button" className="link under" onClick={onReadFirst} data-testid="read-first">
              {words("profile-read-first")}
            </button>
          </span>
        </div>
      </form>
    </Frame>
  );
}

/** Only for the preview while typing; everywhere else they come from Rust. */
function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const first = parts[0]?.[0] ?? "";
  const last = parts.length > 1 ? (parts.at(-1)?.[0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}
