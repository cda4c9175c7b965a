import { useState } from "react";
import { useMissing } from "../app/bytes";
import type { PersonCard } from "../generated/calls";
import { fileUrl } from "../platform";

type Looks = Pick<PersonCard, "hue" | "initials"> & { photo?: string | null };

/** A person is round: their photo, or initials on the colour of their id while there is none on this laptop. */
export function Face({ person, size }: { person: Looks; size: 24 | 28 | 32 | 40 | 44 | 56 | 88 }) {
  const photo = person.photo ?? null;
  return (
    <span className={`face f${size} hue${person.hue % 8}`} aria-hidden>
      {person.initials}
      {photo !== null && <Photo key={photo} photo={photo} size={size} />}
    </span>
  );
}

function Photo({ photo, size }: { photo: string; size: number }) {
  const [there, setThere] = useState(false);
  const { missing, onError } = useMissing();
  if (missing) return null;
  return (
    <img
      className="photo"
      src={fileUrl(photo, size > 44 ? "medium" : "small")}
      alt=""
      width={size}
      height={size}
      decoding="async"
      draggable={false}
      data-there={there || undefined}
      onLoad={() => setThere(true)}
      onError={onError}
    />
  );
}
