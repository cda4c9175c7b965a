import { Camera } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useAct } from "../../app/act";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import type { ProfileView } from "../../generated/calls";
import { Consent } from "./Consent";
import { saveProfile } from "./useField";

const PhotoDialog = lazy(() => import("./PhotoDialog"));

/** A photo, by free choice, taken back with one press. */
export function PhotoField({ profile }: { profile: ProfileView }) {
  const words = useWords();
  const act = useAct();
  const [choosing, setChoosing] = useState(false);
  const given = profile.photo !== null;
  return (
    <Consent
      word="photo"
      mark={
        given ? (
          <Face person={{ ...profile.card, photo: profile.photo }} size={40} />
        ) : (
          <Camera className="i" size={18} strokeWidth={1.75} aria-hidden />
        )
      }
      given={given}
    >
      <button type="button" className="btn sm" onClick={() => setChoosing(true)} data-testid="me-photo-choose">
        {words(given ? "photo-other" : "photo-choose")}
      </button>
      {given && (
        <button
          type="button"
          className="btn sm"
          onClick={() => void act.run(() => saveProfile({ withdrawPhoto: true }))}
          data-testid="me-photo-withdraw"
        >
          {words("me-take-back")}
        </button>
      )}
      <Suspense>{choosing && <PhotoDialog card={profile.card} onClose={() => setChoosing(false)} />}</Suspense>
    </Consent>
  );
}
