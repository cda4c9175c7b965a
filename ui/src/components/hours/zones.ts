// Names of time zones, as a person reads and types them.
import type { Offer } from "../Suggest";

const most = 6;

export function zoneName(zone: string): string {
  return zone.replaceAll("_", " ");
}

/** The zones whose name has these letters. */
export function zoneOffers(typed: string): Offer[] {
  const needle = typed.trim().toLocaleLowerCase();
  if (needle === "") return [];
  return Intl.supportedValuesOf("timeZone")
    .filter((each) => zoneName(each).toLocaleLowerCase().includes(needle))
    .slice(0, most)
    .map((each) => ({ id: each, label: zoneName(each) }));
}
