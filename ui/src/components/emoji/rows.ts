// The grid as rows of emoji under headings, and how the arrow keys walk over it.
import type { Emoji } from "./known";

export const columns = 8;

/** One emoji to pick: what is drawn and handed on, and its name. */
export interface Choice {
  emoji: string;
  name: string;
}

export interface Section {
  title: string;
  rows: readonly (readonly Choice[])[];
}

export interface Place {
  row: number;
  column: number;
}

export function section(title: string, choices: readonly Choice[]): Section {
  const rows = Array.from({ length: Math.ceil(choices.length / columns) }, (_, row) =>
    choices.slice(row * columns, (row + 1) * columns),
  );
  return { title, rows };
}

export function rowsOf(sections: readonly Section[]): readonly (readonly Choice[])[] {
  return sections.flatMap(({ rows }) => rows);
}

/** Where an arrow key leads; null is the search field, undefined means that the key is not for the grid. */
export function walk(rows: Section["rows"], from: Place | null, key: string): Place | null | undefined {
  if (from === null) return key === "ArrowDown" && rows.length > 0 ? { row: 0, column: 0 } : undefined;
  const { row, column } = from;
  const last = (at: number) => (rows[at]?.length ?? 1) - 1;
  const to = (at: number) => ({ row: at, column: Math.min(column, last(at)) });
  switch (key) {
    case "ArrowDown":
      return row + 1 < rows.length ? to(row + 1) : from;
    case "ArrowUp":
      return row > 0 ? to(row - 1) : null;
    case "ArrowRight":
      if (column < last(row)) return { row, column: column + 1 };
      return row + 1 < rows.length ? { row: row + 1, column: 0 } : from;
    case "ArrowLeft":
      if (column > 0) return { row, column: column - 1 };
      return row > 0 ? { row: row - 1, column: last(row - 1) } : from;
    default:
      return undefined;
  }
}

/** Emoji that were used, which may have a tone, or that are at hand: found among all that are known. */
export function chosen(all: ReadonlyMap<string, Emoji>, signs: readonly string[]): Emoji[] {
  return signs.map((sign) => all.get(sign)).filter((each) => each !== undefined);
}
