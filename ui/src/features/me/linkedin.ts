// Computes what a LinkedIn export adds to a profile: no item that is there already, none that does not fit, and none cut without saying so.
import { type LinkedInOffer, type LinkedInPosition, limits, type ProfileView, type TopicView } from "../../generated/calls";
import type { Change } from "./useField";

/** Longest "about me", as Rust allows. */
const aboutMaxChars = 2000;

/** The item is in the profile already; only its beginning fits; the list is full; the item is too long for its field. */
export type Standing = "there" | "cut" | "full" | "long";

export interface Merge {
  change: Change;
  /** How many of the chosen items are added to the profile. */
  taken: number;
  standing: ReadonlyMap<string, Standing>;
  /** The headline as it would become the job. */
  job: string;
}

/** Characters as the limits count them. */
function count(text: string): number {
  return [...text].length;
}

/** The beginning that fits, between characters as people see them, rather after a word than in one. */
export function beginning(text: string, max: number): string {
  if (count(text) <= max) return text;
  let kept = "";
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += count(segment);
    if (used > max) break;
    kept += segment;
  }
  const word = kept.search(/\s\S*$/u);
  return (word > kept.length / 2 ? kept.slice(0, word) : kept).trimEnd();
}

function fold(text: string): string {
  return text.trim().replaceAll(/\s+/gu, " ").toLocaleLowerCase();
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map(fold)
    .filter((line) => line !== "");
}

/** Whether these lines stand in the text, in a row and whole. */
function contains(text: string, part: string): boolean {
  const lines = linesOf(text);
  const wanted = linesOf(part);
  return lines.some((_, at) => wanted.every((line, step) => lines[at + step] === line));
}

export function positionLine({ title, company, from, until }: LinkedInPosition): string {
  const years = [from, until].filter((part) => part !== "").join("–");
  return [title, company, years].filter((part) => part !== "").join(", ");
}

/** All names of a topic are one name. */
function namer(topics: readonly TopicView[]): (name: string) => string {
  const ids = new Map(
    topics.flatMap((topic) => [topic.name, topic.nl, topic.en, ...topic.synonyms].map((name) => [fold(name), topic.id])),
  );
  return (name) => ids.get(fold(name)) ?? fold(name);
}

/** Only what was chosen, added to what the profile says. */
export function mergeOf(
  offer: LinkedInOffer,
  chosen: ReadonlySet<string>,
  profile: ProfileView,
  topics: readonly TopicView[],
): Merge {
  const change: Change = {};
  const standing = new Map<string, Standing>();
  let taken = 0;

  const job = beginning(offer.headline, limits.jobMaxChars);
  if (fold(job) === fold(profile.job)) standing.set("headline", "there");
  else {
    if (job !== offer.headline) standing.set("headline", "cut");
    if (chosen.has("headline")) {
      change.job = job;
      taken += 1;
    }
  }

  let about = profile.about.trim();
  const parts: [string, string][] = [
    ["summary", offer.summary.trim()],
    ...offer.positions.map((each, row): [string, string] => [`position-${row}`, positionLine(each)]),
  ];
  for (const [id, text] of parts) {
    if (text === "") continue;
    if (contains(about, text)) {
      // An item that was chosen twice is added once.
      if (contains(profile.about, text) || chosen.has(id)) standing.set(id, "there");
    } else if (chosen.has(id)) {
      const next = about === "" ? text : `${about}\n${text}`;
      if (count(next) > aboutMaxChars) standing.set(id, "full");
      else {
        about = next;
        taken += 1;
      }
    }
  }
  if (about !== profile.about.trim()) change.about = about;

  const named = namer(topics);
  const known = new Set(profile.expertise.map((skill) => named(skill.topic)));
  const skills = [...profile.expertise];
  for (const skill of offer.skills) {
    const id = `skill-${skill}`;
    if (known.has(named(skill))) standing.set(id, "there");
    else if (count(skill) > limits.expertiseMaxChars) standing.set(id, "long");
    else if (chosen.has(id)) {
      if (skills.length >= limits.expertiseMaxCount) standing.set(id, "full");
      else {
        skills.push({ topic: skill, level: "practised", ask: "" });
        known.add(named(skill));
        taken += 1;
      }
    }
  }
  if (skills.length > profile.expertise.length) change.expertise = skills;
  return { change, taken, standing, job };
}
