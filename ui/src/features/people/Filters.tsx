// The filters of the list: unit, place, language, and people who work now.
import { ChevronDown } from "lucide-react";
import { Button, ListBox, ListBoxItem, Popover, Select } from "react-aria-components";
import { useLanguageName } from "../../app/languages";
import { useWords } from "../../app/words";
import type { DirectoryAnswer, DirectoryRequest } from "../../generated/calls";
import "../../styles/dialog.css";

export type Narrowing = Pick<DirectoryRequest, "unit" | "place" | "language" | "worksNow">;

interface Props {
  value: Narrowing;
  offered: DirectoryAnswer | undefined;
  onChange: (value: Narrowing) => void;
}

export function Filters({ value, offered, onChange }: Props) {
  const words = useWords();
  const languageName = useLanguageName();
  const pick = (field: "unit" | "place" | "language") => (picked: string | undefined) => {
    const { [field]: _, ...rest } = value;
    onChange(picked === undefined ? rest : { ...rest, [field]: picked });
  };
  return (
    <fieldset className="chips filters">
      <legend className="vh">{words("people-filters")}</legend>
      <Filter
        label={words("people-unit")}
        value={value.unit}
        offered={offered?.units ?? []}
        onPick={pick("unit")}
        testid="filter-unit"
      />
      <Filter
        label={words("people-place")}
        value={value.place}
        offered={offered?.places ?? []}
        onPick={pick("place")}
        testid="filter-place"
      />
      <Filter
        label={words("people-language")}
        value={value.language}
        offered={offered?.languages ?? []}
        onPick={pick("language")}
        named={languageName}
        testid="filter-language"
      />
      <button
        type="button"
        className="chip"
        aria-pressed={value.worksNow}
        data-testid="filter-works-now"
        onClick={() => onChange({ ...value, worksNow: !value.worksNow })}
      >
        {words("people-works-now")}
      </button>
    </fieldset>
  );
}

interface FilterProps {
  label: string;
  value: string | undefined;
  offered: string[];
  onPick: (value: string | undefined) => void;
  named?: (value: string) => string;
  testid: string;
}

const everything = "";

function Filter({ label, value, offered, onPick, named = (each) => each, testid }: FilterProps) {
  const words = useWords();
  const values = value === undefined || offered.includes(value) ? offered : [value, ...offered];
  if (values.length === 0) return null;
  const rows = [{ id: everything, name: words("people-any") }, ...values.map((each) => ({ id: each, name: named(each) }))];
  return (
    <Select
      aria-label={label}
      selectedKey={value ?? everything}
      onSelectionChange={(key) => onPick(key === everything || key === null ? undefined : String(key))}
      data-testid={testid}
    >
      <Button className="chip filter-chip" data-picked={value !== undefined}>
        <span className="cut">{value === undefined ? label : named(value)}</span>
        <ChevronDown className="i" size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" data-covers>
        <ListBox className="picker-list" items={rows}>
          {(each) => (
            <ListBoxItem id={each.id} className="menu-item" textValue={each.name}>
              {each.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
