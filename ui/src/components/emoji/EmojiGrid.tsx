// Draws the rows of emoji. The focus stays in the search field; the field points at the option that is active.
import { type MouseEvent, memo, useEffect, useRef } from "react";
import type { Choice, Place, Section } from "./rows";

interface Props {
  id: string;
  label: string;
  sections: readonly Section[];
  at: Place | null;
  onPick: (choice: Choice) => void;
  onPoint: (choice: Choice | null) => void;
}

export function optionId(grid: string, { row, column }: Place): string {
  return `${grid}-${row}-${column}`;
}

export function EmojiGrid({ id, label, sections, at, onPick, onPoint }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const active = at === null ? null : optionId(id, at);
  useEffect(() => {
    if (active !== null) document.getElementById(active)?.scrollIntoView({ block: "nearest" });
    else if (grid.current !== null) grid.current.scrollTop = 0;
  }, [active]);
  const under = (event: MouseEvent): Choice | null => {
    const place = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]")?.dataset : undefined;
    if (place === undefined) return null;
    const rows = sections.flatMap(({ rows }) => rows);
    return rows[Number(place.row)]?.[Number(place.column)] ?? null;
  };
  let first = 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
    <div
      ref={grid}
      id={id}
      className="emoji-all"
      role="listbox"
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={(event) => onPoint(under(event))}
      onMouseLeave={() => onPoint(null)}
      onClick={(event) => {
        const choice = under(event);
        if (choice !== null) onPick(choice);
      }}
    >
      {sections.map(({ title, rows }) => {
        const start = first;
        first += rows.length;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a part of a list, not of a form
          <div key={title} role="group" aria-label={title}>
            <p className="emoji-title xs quiet" aria-hidden>
              {title}
            </p>
            {rows.map((row, place) => (
              <Row
                key={String(start + place)}
                id={id}
                row={start + place}
                choices={row}
                at={at !== null && at.row === start + place ? at.column : -1}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

interface RowProps {
  id: string;
  row: number;
  choices: readonly Choice[];
  at: number;
}

/** Drawn again only when the active option enters or leaves it. */
const Row = memo(function Row({ id, row, choices, at }: RowProps) {
  return (
    <div className="emoji-row" role="presentation">
      {choices.map(({ emoji, name }, column) => (
        <button
          key={emoji}
          id={optionId(id, { row, column })}
          type="button"
          role="option"
          tabIndex={-1}
          aria-label={name}
          aria-selected={column === at}
          data-focused={column === at || undefined}
          data-row={row}
          data-column={column}
          data-testid={`pick-${emoji}`}
        >
          {emoji}
        </button>
      ))}
    </div>
  );
});
