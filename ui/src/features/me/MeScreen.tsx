// One's own profile: every field with why it is asked; who sees them and how long they are kept is folded in at the top.
import { Link } from "@tanstack/react-router";
import { FileUp, History } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useAsk } from "../../app/data";
import { useLanguageName } from "../../app/languages";
import { useErrorWords, useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { SkeletonRows } from "../../components/Skeleton";
import { Who } from "../../components/Who";
import { limits, type ProfileView } from "../../generated/calls";
import { BirthYear } from "./BirthYear";
import { ContactField } from "./ContactField";
import { ExpertiseField } from "./ExpertiseField";
import { HoursField } from "./HoursField";
import { languageCodes } from "./languageCodes";
import { ManagerField } from "./ManagerField";
import { PhotoField } from "./PhotoField";
import { TagsField } from "./TagsField";
import { TextField } from "./TextField";
import { Told } from "./Told";
import { ZoneField } from "./ZoneField";
import "../../styles/profile.css";
import "./me.css";

const HistoryDialog = lazy(() => import("./HistoryDialog"));
const LinkedInDialog = lazy(() => import("./LinkedInDialog"));

export default function MeScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const { data, error } = useAsk("profile.get", {});
  return (
    <div className="wide-page" data-testid="me-screen">
      <div className="page">
        <h1>{words("me-title")}</h1>
        {data !== undefined ? (
          <Profile profile={data} />
        ) : error !== null ? (
          <p className="quiet">{errorWords(error.code)}</p>
        ) : (
          <SkeletonRows />
        )}
      </div>
    </div>
  );
}

function Profile({ profile }: { profile: ProfileView }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const languageName = useLanguageName();
  const [open, setOpen] = useState<"history" | "linkedin" | null>(null);
  const languages = (text: string) => {
    const needle = text.trim().toLocaleLowerCase();
    if (needle === "") return [];
    return languageCodes
      .map((code) => ({ id: code, label: languageName(code) }))
      .filter((each) => each.label.toLocaleLowerCase().startsWith(needle) || each.id === needle)
      .slice(0, 6);
  };
  return (
    <>
      <p className="sm quiet">{words("me-lead")}</p>
      <div className="me-top">
        <div className="me-card">
          <Face person={{ ...profile.card, photo: profile.photo }} size={56} />
          <span className="grow stack">
            <Who person={profile.card} wide />
          </span>
          <Link to="/people/$person" params={{ person: profile.card.id }} className="btn sm" data-testid="me-page">
            {words("me-page")}
          </Link>
        </div>
        <Meter profile={profile} />
      </div>
      {profile.refusal !== null && (
        <p className="msg bad" role="alert" data-testid="me-refused">
          {words("me-refused", { why: errorWords(profile.refusal) })}
        </p>
      )}
      <p className="sm quiet me-standing" role="status">
        {words(profile.pending ? "me-pending" : "me-in-step")}
      </p>
      <Told />
      <div className="flds">
        <TextField word="name" value={profile.name} max={limits.nameMaxChars} change={(name) => ({ name })} />
        <TextField word="job" value={profile.job} max={limits.jobMaxChars} change={(job) => ({ job })} />
        <ExpertiseField skills={profile.expertise} />
        <TextField word="unit" value={profile.unit} max={80} change={(unit) => ({ unit })} />
        <ManagerField manager={profile.manager} />
        <TextField word="location" value={profile.location} max={80} change={(location) => ({ location })} />
        <ZoneField zone={profile.timeZone} local={profile.localTimeZone} />
        <HoursField hours={profile.hours} />
        <TagsField
          word="languages"
          values={profile.languages}
          max={12}
          change={(codes) => ({ languages: codes })}
          named={languageName}
          offers={languages}
        />
        <ContactField contact={{ email: profile.email, phone: profile.phone, other: profile.other }} />
        <TextField word="about" value={profile.about} max={2000} change={(about) => ({ about })} long />
        <TagsField word="interests" values={profile.interests} max={20} change={(interests) => ({ interests })} free />
      </div>
      <section className="me-consent">
        <h2 className="sm">
          <b>{words("me-optional")}</b> <span className="quiet">{words("me-optional-body")}</span>
        </h2>
        <PhotoField profile={profile} />
        <BirthYear year={profile.birthYear} />
      </section>
      <div className="acts">
        <button type="button" className="btn" onClick={() => setOpen("linkedin")} data-testid="me-linkedin">
          <FileUp className="i" size={16} strokeWidth={1.75} aria-hidden />
          {words("linkedin-title")}
        </button>
        <button type="button" className="btn" onClick={() => setOpen("history")} data-testid="me-history">
          <History className="i" size={16} strokeWidth={1.75} aria-hidden />
          {words("me-history")}
        </button>
      </div>
      <Suspense>
        {open === "history" && <HistoryDialog onClose={() => setOpen(null)} />}
        {open === "linkedin" && <LinkedInDialog profile={profile} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}

/** How much is filled in, for oneself alone, and what the next field would bring. */
function Meter({ profile }: { profile: ProfileView }) {
  const words = useWords();
  const { filled, of } = profile;
  return (
    <div className="meter-box" data-testid="me-meter">
      <p className="sm">
        <b>{words(filled === of ? "me-meter-full" : "me-meter", { filled, of })}</b>{" "}
        <span className="quiet">{words("me-meter-private")}</span>
      </p>
      <progress className="meter" max={of} value={filled} aria-label={words("me-meter", { filled, of })} />
      <ul className="brings sm">
        {profile.missing.slice(0, 3).map((word) => (
          <li key={word}>
            <button type="button" className="link under" onClick={() => show(word)} data-testid={`me-missing-${word}`}>
              {words(`field-${word}`)}
            </button>{" "}
            <span className="quiet">{words(`field-${word}-brings`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function show(word: string): void {
  const field = document.getElementById(`field-${word}`);
  field?.scrollIntoView({ block: "center" });
  field?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
}
