import { useState } from "react";
import { useWords } from "../../app/words";
import { Suggest } from "../../components/Suggest";
import { Frame } from "./Frame";
import { useField } from "./useField";

const named = (zone: string) => zone.replaceAll("_", " ");

/** The zone of one's clock; the laptop's own is one press away. */
export function ZoneField({ zone, local }: { zone: string; local: string }) {
  const words = useWords();
  const field = useField(zone, (timeZone) => ({ timeZone }));
  const [typing, setTyping] = useState<string | null>(null);
  const here = local === "" ? new Intl.DateTimeFormat().resolvedOptions().timeZone : local;
  const needle = (typing ?? "").trim().toLocaleLowerCase();
  const offers =
    needle === ""
      ? []
      : Intl.supportedValuesOf("timeZone")
          .filter((each) => named(each).toLocaleLowerCase().includes(needle))
          .slice(0, 6)
          .map((each) => ({ id: each, label: named(each) }));
  return (
    <Frame
      word="time_zone"
      code={field.code}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        if (typing !== null && typing.trim() === "") field.set("");
        setTyping(null);
        field.onBlur(event);
      }}
    >
      {(id, hint) => (
        <>
          <Suggest
            id={id}
            describedBy={hint}
            value={typing ?? named(field.value)}
            offers={offers}
            onChange={(text) => {
              setTyping(text);
              if (text.trim() === "") field.set("");
            }}
            onPick={(offer) => {
              setTyping(null);
              field.set(offer.id);
            }}
            testid="me-time_zone-field"
          />
          {field.value !== here && (
            <button type="button" className="btn sm under-field" onClick={() => field.set(here)} data-testid="me-zone-here">
              {words("me-zone-here", { zone: named(here) })}
            </button>
          )}
        </>
      )}
    </Frame>
  );
}
