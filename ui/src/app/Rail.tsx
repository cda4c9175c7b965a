// The rail: places in words beside icons, who you are, and the sync mark.
import { Link, useMatches } from "@tanstack/react-router";
import { AtSign, House as HouseIcon, LayoutGrid, Search, Settings, UsersRound } from "lucide-react";
import { Face } from "../components/Face";
import { Mark } from "../components/Mark";
import { useAsk } from "./data";
import { useHere } from "./state";
import { useSyncMark } from "./sync";
import { useWords } from "./words";

const icon = { className: "i", size: 20, strokeWidth: 1.6, "aria-hidden": true } as const;

function SyncLink({ testid }: { testid: string }) {
  const mark = useSyncMark();
  return (
    <Link to="/outbox" className={`sync ${mark.state}`} data-testid={testid} data-state={mark.state} title={mark.sentence}>
      <i className="dot" />
      <span role="status">{mark.sentence}</span>
    </Link>
  );
}

function usePlaces() {
  const words = useWords();
  const home = useAsk("home.get", { filter: "all" }).data;
  const path = useMatches().at(-1)?.pathname ?? "/";
  const elsewhere = ["/people", "/topics", "/communities", "/for-you", "/settings", "/me", "/outbox"];
  const found = elsewhere.find((place) => path === place || path.startsWith(`${place}/`)) ?? "/";
  const at = found === "/topics" ? "/people" : found;
  return [
    { to: "/", testid: "nav-home", Icon: HouseIcon, label: words("nav-home"), count: home?.unread ?? 0, current: at === "/" },
    {
      to: "/people",
      testid: "nav-people",
      Icon: UsersRound,
      label: words("nav-people"),
      count: 0,
      current: at === "/people",
    },
    {
      to: "/communities",
      testid: "nav-communities",
      Icon: LayoutGrid,
      label: words("nav-communities"),
      count: 0,
      current: at === "/communities",
    },
    {
      to: "/for-you",
      testid: "nav-for-you",
      Icon: AtSign,
      label: words("nav-for-you"),
      count: home?.forYou ?? 0,
      current: at === "/for-you",
    },
  ] as const;
}

function Count({ count }: { count: number }) {
  const words = useWords();
  if (count === 0) return null;
  return (
    <em>
      <span aria-hidden>{count}</span>
      <span className="vh">{words("nav-unread", { count })}</span>
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
  const places = usePlaces();
  return (
    <nav className={className} aria-label={words(className === "mnav" ? "nav-foot" : "nav-label")}>
      <ul>
        {places.map(({ to, testid, Icon, label, count, current }) => (
          <li key={to}>
            <Link
              to={to}
              data-testid={className === "mnav" ? `foot-${testid}` : testid}
              aria-current={current ? "page" : undefined}
            >
              <Icon {...icon} />
              <span>{label}</span>
              <Count count={count} />
            </Link>
          </li>
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
