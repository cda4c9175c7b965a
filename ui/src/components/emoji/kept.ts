// What the picker remembers on this laptop: the tone, and which emoji were used last. Losing it costs a press, nothing more.
const place = "patio.emoji";

/** Two rows of the grid. */
const mostRecent = 16;

export interface Kept {
  /** 0 for none, otherwise 1 (light) to 5 (dark). */
  tone: number;
  /** The last one first, each as it was picked. */
  recent: readonly string[];
}

export function kept(): Kept {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    if (typeof read === "object" && read !== null && "tone" in read && "recent" in read) {
      const tone = [0, 1, 2, 3, 4, 5].find((each) => each === read.tone) ?? 0;
      const recent = Array.isArray(read.recent) ? read.recent.filter((each) => typeof each === "string") : [];
      return { tone, recent: recent.slice(0, mostRecent) };
    }
  } catch {
    // Nothing readable was kept.
  }
  return { tone: 0, recent: [] };
}

function keep(what: Kept): void {
  try {
    localStorage.setItem(place, JSON.stringify(what));
  } catch {
    // A full or forbidden store: the next time starts without it.
  }
}

export function keepTone(tone: number): void {
  keep({ ...kept(), tone });
}

export function keepUsed(emoji: string): void {
  const { tone, recent } = kept();
  keep({ tone, recent: [emoji, ...recent.filter((each) => each !== emoji)].slice(0, mostRecent) });
}
