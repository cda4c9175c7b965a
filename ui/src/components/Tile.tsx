import type { ReactElement } from "react";
import type { CommunityHead } from "../generated/calls";

const patterns: readonly ReactElement[] = [
  <path
    key="0"
    className="fg"
    d="M0 0h10a10 10 0 0 1-10 10zM20 0v10A10 10 0 0 1 10 0zM20 20H10a10 10 0 0 1 10-10zM0 20V10a10 10 0 0 1 10 10z"
  />,
  <g key="1">
    <path className="fg" d="M10 1l9 9-9 9-9-9z" />
    <path className="bg" d="M10 6l4 4-4 4-4-4z" />
  </g>,
  <path
    key="2"
    className="fg"
    d="M0 0a10 10 0 0 1 10 10A10 10 0 0 1 0 0zM20 0a10 10 0 0 1-10 10A10 10 0 0 1 20 0zM20 20a10 10 0 0 1-10-10 10 10 0 0 1 10 10zM0 20a10 10 0 0 1 10-10A10 10 0 0 1 0 20z"
  />,
  <g key="3">
    <path className="fg" d="M0 0l10 10H0zM20 0v10L10 10zM20 20H10V10zM0 20V10l0 0 10 0L10 20z" />
    <path className="bg" d="M0 10h10v10z" />
  </g>,
  <g key="4">
    <path className="fg" d="M0 10A10 10 0 0 1 10 0v10zM10 20a10 10 0 0 0 10-10H10z" />
    <circle className="fg" cx="4.5" cy="15.5" r="2.5" />
    <circle className="fg" cx="15.5" cy="4.5" r="2.5" />
  </g>,
  <g key="5">
    <path className="fg" fillRule="evenodd" d="M2 2h16v16H2zM6 6v8h8V6z" />
    <circle className="fg" cx="10" cy="10" r="2" />
  </g>,
  <g key="6">
    <circle className="fg" cx="10" cy="10" r="7.5" />
    <path className="bg" d="M9.2 2h1.6v16H9.2z" />
  </g>,
  <path key="7" className="fg" d="M0 10a10 10 0 0 1 20 0zM0 20a5 5 0 0 1 10 0zM10 20a5 5 0 0 1 10 0z" />,
];

type Looks = Pick<CommunityHead, "hue" | "pattern">;

/** A community is a cement tile. Rust chooses its pattern and colour, so that neighbours in a list differ. */
export function Tile({ community, size }: { community: Looks; size: number }) {
  return (
    <svg className={`tile hue${community.hue % 8}`} width={size} height={size} viewBox="0 0 20 20" aria-hidden>
      <rect className="bg" width="20" height="20" />
      {patterns[community.pattern % 8]}
    </svg>
  );
}
