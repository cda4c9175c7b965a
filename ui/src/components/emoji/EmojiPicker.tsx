// The whole picker: a search field that keeps the focus, groups, the emoji, and the tone. What was picked is handed on.
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useWords } from "../../app/words";
import { EmojiGrid, optionId } from "./EmojiGrid";
import { type Group, GroupTabs, Tones } from "./EmojiTabs";
import { keepTone, keepUsed, kept } from "./kept";
import { type Choice, type Place, rowsOf, walk } from "./rows";
import { mostFound } from "./search";
import { useChoices } from "./useChoices";

export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const words = useWords();
  const grid = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [group, setGroup] = useState<Group>("near");
  const [tone, setTone] = useState(() => kept().tone);
  const [place, setPlace] = useState<Place | null>(null);
  const [pointed, setPointed] = useState<Choice | null>(null);
  const { sections, count } = useChoices(query, group, tone);
  const rows = rowsOf(sections);
  const searching = query.trim() !== "";
  // Enter picks the first that was found.
  const at = place ?? (searching && rows.length > 0 ? { row: 0, column: 0 } : null);
  const active = at === null ? undefined : rows[at.row]?.[at.column];
  const shown = pointed ?? active;

  const pick = ({ emoji }: Choice) => {
    keepUsed(emoji);
    onPick(emoji);
  };
  const typed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (active !== undefined) pick(active);
      return;
    }
    // Before anybody walked, left and right are for the letters.
    const to = walk(rows, place === null && !event.key.endsWith("Down") ? null : at, event.key);
    if (to === undefined) return;
    event.preventDefault();
    setPointed(null);
    setPlace(to);
  };
  const show = (next: Group) => {
    setQuery("");
    setPlace(null);
    setGroup(next);
  };

  return (
    <div className="emoji-picker" data-testid="emoji-picker">
      <input
        ref={field}
        className="in"
        role="combobox"
        aria-label={words("emoji-search")}
        aria-expanded={rows.length > 0}
        aria-controls={grid}
        aria-autocomplete="list"
        aria-activedescendant={at === null ? undefined : optionId(grid, at)}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the person just opened the picker, to pick or to search
        autoFocus
        value={query}
        placeholder={words("emoji-search")}
        data-testid="emoji-search"
        onChange={(event) => {
          setQuery(event.target.value);
          setPlace(null);
          setPointed(null);
        }}
        onKeyDown={typed}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow down leads from the groups to the emoji */}
      <div
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          field.current?.focus();
          typed(event);
        }}
      >
        <GroupTabs group={searching ? null : group} onChange={show} />
      </div>
      {rows.length > 0 ? (
        <EmojiGrid id={grid} label={words("editor-emoji")} sections={sections} at={at} onPick={pick} onPoint={setPointed} />
      ) : (
        <p id={grid} className="emoji-all emoji-none sm quiet" data-testid="emoji-none">
          {words("emoji-none")}
        </p>
      )}
      <p className="vh" role="status">
        {searching && words("emoji-found", { count })}
      </p>
      <div className="emoji-foot">
        <span className="emoji-name xs quiet" aria-hidden>
          {shown?.name ?? (searching && count === mostFound ? words("emoji-found-most", { count }) : null)}
        </span>
        <Tones
          tone={tone}
          onChange={(next) => {
            keepTone(next);
            setTone(next);
          }}
        />
      </div>
    </div>
  );
}
