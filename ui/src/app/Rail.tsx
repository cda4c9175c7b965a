// The rail: the places that features declare, who you are, and the sync mark.
import { Link, useMatches } from "@tanstack/react-router";
import { Search, Settings } from "lucide-react";
import { Face } from "../components/Face";
import { Mark } from "../components/Mark";
import type { RailPlace } from "./feature";
import { places } from "./features";
import { useHere } from "./state";
import { useSyncMark } from "./sync";
import { useWords } from "./words";

const icon = { className: "i", size: 20, strokeWidth: 1.6, "aria-hidden": true } as const;

function SyncLink({ testid }: { testid: string }) {
  const mark = useSyncMark();
  const words = useWords();
  // Before the first answer there is no sentence, and the link has a name all the same.
  const name = mark.sentence === "" ? words("outbox-title") : undefined;
  return (
    <Link
      to="/outbox"
      className={`sync ${mark.state}`}
      data-testid={testid}
      data-state={mark.state}
      title={mark.sentence}
      aria-label={name}
    >
      <i className="dot" />
      <span role="status">{mark.sentence}</span>
    </Link>
  );
}

/** The place of the page that is open. */
function useCurrentPlace(): string | undefined {
  return useMatches().findLast((match) => match.staticData.place !== undefined)?.staticData.place;
}

const noCount = () => 0;
const always = () => true;

function PlaceLink({ place, atFoot, current }: { place: RailPlace; atFoot: boolean; current: boolean }) {
  const words = useWords();
  const useCount = place.useCount ?? noCount;
  const useShown = place.useShown ?? always;
  const count = useCount();
  if (!useShown() || (atFoot && place.useShown !== undefined)) return null;
  return (
    <li>
      <Link
        to={place.to}
        data-testid={atFoot ? `foot-${place.testid}` : place.testid}
        aria-current={current ? "page" : undefined}
      >
        <place.Icon {...icon} />
        <span>{words(place.words)}</span>
        <Count count={count} words={place.counted ?? "nav-unread"} />
      </Link>
    </li>
  );
}

function Count({ count, words: id }: { count: number; words: string }) {
  const words = useWords();
  if (count === 0) return null;
  return (
    <em>
      <span aria-hidden>{count}</span>
      <span className="vh">{words(id, { count })}</span>
    </em>
  );
}

export function Rail({ onPalette }: { onPalette: () => void }) {
  const words = useWords();
  const here = useHere();
  return (
    <header className="rail">
      <div className="brand">
        <Mark size={26} />
        <span>{words("patio")}</span>
      </div>
      <button type="button" className="jump" onClick={onPalette} data-testid="open-palette">
        <Search className="i" size={16} strokeWidth={1.75} aria-hidden />
        <span>{words("jump")}</span>
        <kbd>{words("jump-keys")}</kbd>
      </button>
      <Places />
      <div className="foot">
        {here.me !== null && (
          <div className="me-row">
            <Link to="/me" className="me" data-testid="me">
              <Face person={here.me} size={28} />
              <span>
                <b>{here.me.name}</b>
                <small>{here.me.job === "" ? words("me-no-profile") : here.me.job}</small>
              </span>
            </Link>
            <Link
              to="/settings"
              className="ib"
              aria-label={words("nav-settings")}
              title={words("nav-settings")}
              data-testid="nav-settings"
            >
              <Settings className="i" size={18} strokeWidth={1.6} aria-hidden />
            </Link>
          </div>
        )}
        <SyncLink testid="sync-mark" />
      </div>
    </header>
  );
}

/** The places, in the rail or at the foot of a small window. */
export function Places({ className = "places", onPalette }: { className?: string; onPalette?: () => void }) {
  const words = useWords();
  const current = useCurrentPlace();
  return (
    <nav className={className} aria-label={words(className === "mnav" ? "nav-foot" : "nav-label")}>
      <ul>
        {places.map((place) => (
          <PlaceLink key={place.to} place={place} atFoot={className === "mnav"} current={place.to === current} />
        ))}
        {onPalette !== undefined && (
          <li>
            <button type="button" onClick={onPalette} data-testid="foot-palette">
              <Search {...icon} />
              <span>{words("nav-search")}</span>
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}

export function PhoneTop() {
  const words = useWords();
  const here = useHere();
  return (
    <header className="mtop">
      <Mark size={22} />
      <b>{words("patio")}</b>
      <SyncLink testid="top-sync-mark" />
      {here.me !== null && (
        <Link to="/me" className="top-me" data-testid="top-me">
          <Face person={here.me} size={28} />
          <span className="vh">{words("me-title")}</span>
        </Link>
      )}
      <Link to="/settings" className="ib" aria-label={words("nav-settings")} data-testid="top-nav-settings">
        <Settings className="i" size={18} strokeWidth={1.6} aria-hidden />
      </Link>
    </header>
  );
}
