import { useState } from "react";
import { useWords } from "../../app/words";
import { zoneName, zoneOffers } from "../../components/hours/zones";
import { Suggest } from "../../components/Suggest";
import { Frame } from "./Frame";
import { useField } from "./useField";

/** The zone of one's clock; the laptop's own is one press away. */
export function ZoneField({ zone, local }: { zone: string; local: string }) {
  const words = useWords();
  const field = useField(zone, (timeZone) => ({ timeZone }));
  const [typing, setTyping] = useState<string | null>(null);
  const here = local === "" ? new Intl.DateTimeFormat().resolvedOptions().timeZone : local;
  const offers = zoneOffers(typing ?? "");
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
            value={typing ?? zoneName(field.value)}
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
              {words("me-zone-here", { zone: zoneName(here) })}
            </button>
          )}
        </>
      )}
    </Frame>
  );
}
