// Name, job, expertise; each says why it is asked, who sees it and until when.
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useWords } from "../app/words";
import { limits, type PersonCard, type ProfileDraft } from "../generated/calls";
import { FieldReasons } from "./FieldReasons";
import { Suggest } from "./Suggest";
import { useTopicOffers } from "./useTopicOffers";
import "../styles/profile.css";

export interface ProfileState {
  draft: ProfileDraft;
  /** The text in the expertise field that is not a tag yet. */
  typing: string;
  complete: boolean;
  set: (change: Partial<ProfileDraft>) => void;
  setTyping: (text: string) => void;
  /** The draft; a tag that is still being typed counts as the last one. */
  whole: () => ProfileDraft;
}

/** What was typed before the profile was saved, kept on this laptop for one person. */
interface Kept {
  person: string;
  draft: ProfileDraft;
  typing: string;
}

const keptAs = "patio.profile-draft";

function findKept(person: string | undefined): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs) ?? "null") as Kept | null;
    return kept !== null && kept.person === person ? kept : null;
  } catch {
    return null;
  }
}

/** The profile was saved: what was kept is not needed any more. */
export function forgetProfileDraft(): void {
  localStorage.removeItem(keptAs);
}

export function useProfileDraft(me: PersonCard | null): ProfileState {
  const [kept] = useState(() => findKept(me?.id));
  const [draft, setDraft] = useState<ProfileDraft>(
    kept?.draft ?? { name: me?.name ?? "", job: me?.job ?? "", expertise: me?.expertise ?? [] },
  );
  const [typing, setTyping] = useState(kept?.typing ?? "");
  useEffect(() => {
    if (me === null) return;
    try {
      localStorage.setItem(keptAs, JSON.stringify({ person: me.id, draft, typing } satisfies Kept));
    } catch {
      // A full disk: what is on the screen stays there, and the first save to Rust says so.
    }
  }, [me, draft, typing]);
  const whole = () => ({ ...draft, expertise: withTag(draft.expertise, typing) });
  return {
    draft,
    typing,
    complete: draft.name.trim() !== "" && draft.job.trim() !== "" && whole().expertise.length > 0,
    set: (change) => setDraft((old) => ({ ...old, ...change })),
    setTyping,
    whole,
  };
}

function withTag(tags: string[], text: string): string[] {
  const tag = text.trim();
  if (tag === "" || tags.length >= limits.expertiseMaxCount) return tags;
  return tags.some((each) => each.toLocaleLowerCase() === tag.toLocaleLowerCase()) ? tags : [...tags, tag];
}

export function ProfileFields({ profile, autoFocus = false }: { profile: ProfileState; autoFocus?: boolean }) {
  const words = useWords();
  const { draft } = profile;
  return (
    <div className="flds">
      <Field word="name">
        {(id, hint) => (
          <input
            id={id}
            className="in"
            value={draft.name}
            maxLength={limits.nameMaxChars}
            autoComplete="name"
            aria-describedby={hint}
            // biome-ignore lint/a11y/noAutofocus: the first field of a step with nothing before it
            autoFocus={autoFocus}
            data-testid="profile-name"
            onChange={(event) => profile.set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field word="job">
        {(id, hint) => (
          <input
            id={id}
            className="in"
            value={draft.job}
            maxLength={limits.jobMaxChars}
            aria-describedby={hint}
            data-testid="profile-job"
            onChange={(event) => profile.set({ job: event.target.value })}
          />
        )}
      </Field>
      <Field word="expertise" note={words("me-tags-note")}>
        {(id, hint) => <TagField id={id} hint={hint} profile={profile} />}
      </Field>
    </div>
  );
}

interface FieldProps {
  word: "name" | "job" | "expertise";
  note?: string;
  children: (id: string, hint: string) => ReactNode;
}

function Field({ word, note, children }: FieldProps) {
  const words = useWords();
  const id = useId();
  const hint = `${id}hint`;
  return (
    <div className="fld">
      <div>
        <label htmlFor={id}>{words(`field-${word}`)}</label>
        {children(id, hint)}
        {note !== undefined && <p className="sm quiet note">{note}</p>}
      </div>
      <FieldReasons id={hint} word={word} />
    </div>
  );
}

function TagField({ id, hint, profile }: { id: string; hint: string; profile: ProfileState }) {
  const words = useWords();
  const { expertise } = profile.draft;
  const offers = useTopicOffers(profile.typing, expertise);
  const add = () => {
    profile.set({ expertise: withTag(expertise, profile.typing) });
    profile.setTyping("");
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field is heard here, nothing is done to it
    <div className="in tagged" onBlur={(event) => event.target instanceof HTMLInputElement && add()}>
      <ul className="tags" aria-label={words("field-expertise")}>
        {expertise.map((tag) => (
          <li key={tag} className="tag">
            {tag}
            <button
              type="button"
              aria-label={words("me-remove", { what: tag })}
              onClick={() => profile.set({ expertise: expertise.filter((each) => each !== tag) })}
            >
              <X className="i" size={13} strokeWidth={1.75} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <Suggest
        id={id}
        bare
        value={profile.typing}
        maxLength={limits.expertiseMaxChars}
        describedBy={hint}
        offers={offers}
        testid="profile-expertise"
        disabled={expertise.length >= limits.expertiseMaxCount}
        onChange={(text) => profile.setTyping(text.replace(",", ""))}
        onPick={(offer) => {
          profile.set({ expertise: withTag(expertise, offer.label) });
          profile.setTyping("");
        }}
        onEnter={add}
        onKeyDown={(event) => {
          if (event.key === "Backspace" && profile.typing === "") profile.set({ expertise: expertise.slice(0, -1) });
        }}
      />
    </div>
  );
}
