// The community that a post goes to. It is chosen and never guessed: a post in the wrong place is read by the wrong people.
import { ChevronDown } from "lucide-react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import "../../styles/dialog.css";
import { useWords } from "../../app/words";
import { Tile } from "../../components/Tile";
import type { CommunityHead } from "../../generated/calls";

interface Props {
  community: CommunityHead | undefined;
  joined: CommunityHead[];
  /** Files lie in the community already. */
  fixed: boolean;
  onPick: (id: string) => void;
}

export function CommunityPicker({ community, joined, fixed, onPick }: Props) {
  const words = useWords();
  if (fixed && community !== undefined) {
    return (
      <span className="picked" data-testid="new-post-community">
        <Tile community={community} size={20} />
        <b>{community.name}</b>
      </span>
    );
  }
  return (
    <Select
      aria-label={words("new-post-in")}
      placeholder={words("new-post-choose")}
      selectedKey={community?.id ?? null}
      onSelectionChange={(key) => key !== null && onPick(String(key))}
      data-testid="new-post-community"
    >
      <Button className="picker">
        <SelectValue className="picked">
          {community === undefined ? (
            <span className="quiet">{words("new-post-choose")}</span>
          ) : (
            <>
              <Tile community={community} size={20} />
              <b>{community.name}</b>
            </>
          )}
        </SelectValue>
        <ChevronDown className="i quiet" size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className="popover" data-covers>
        <ListBox className="picker-list" items={joined}>
          {(each) => (
            <ListBoxItem id={each.id} className="menu-item" textValue={each.name} data-testid={`pick-${each.id}`}>
              <Tile community={each} size={20} />
              {each.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
