// The desk that a question goes to. With more than one, or none that was said, the person says which.
import { ChevronDown } from "lucide-react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import { useWords } from "../../app/words";
import type { DeskRow } from "../../generated/calls";
import "../../styles/dialog.css";

interface Props {
  label: string;
  desk: DeskRow | undefined;
  desks: readonly DeskRow[];
  onPick: (id: string) => void;
}

export function DeskPicker({ label, desk, desks, onPick }: Props) {
  const words = useWords();
  if (desks.length === 1 && desk !== undefined) return <b data-testid="ask-desk">{desk.name}</b>;
  return (
    <Select
      aria-label={label}
      selectedKey={desk?.id ?? null}
      onSelectionChange={(key) => key !== null && onPick(String(key))}
      data-testid="ask-desk"
    >
      <Button className="picker">
        <SelectValue className="picked">
          {desk === undefined ? <span className="quiet">{words("ask-choose")}</span> : <b>{desk.name}</b>}
        </SelectValue>
        <ChevronDown className="i quiet" size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" data-covers>
        <ListBox className="picker-list" items={desks.map((each) => ({ ...each }))}>
          {(each) => (
            <ListBoxItem id={each.id} className="menu-item desk-pick" textValue={each.name} data-testid={`pick-${each.id}`}>
              <b>{each.name}</b>
              {each.purpose !== "" && <span className="xs quiet cut">{each.purpose}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
