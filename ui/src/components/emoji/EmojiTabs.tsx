// The groups above the emoji, and the tones below them.
import { Car, Clock, Flag, Hand, Hash, Lightbulb, type LucideIcon, PawPrint, Smile, Trophy, Utensils } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useWords } from "../../app/words";
import { inTone } from "./known";

/** `near` holds what was used before and what is at hand; the numbers are those of Unicode. */
export const groups = ["near", "0", "1", "3", "4", "5", "6", "7", "8", "9"] as const;
export type Group = (typeof groups)[number];

const icons: Record<Group, LucideIcon> = {
  near: Clock,
  "0": Smile,
  "1": Hand,
  "3": PawPrint,
  "4": Utensils,
  "5": Car,
  "6": Trophy,
  "7": Lightbulb,
  "8": Hash,
  "9": Flag,
};

/** None is chosen while somebody searches. */
export function GroupTabs({ group, onChange }: { group: Group | null; onChange: (group: Group) => void }) {
  const words = useWords();
  return (
    <ToggleButtonGroup
      className="emoji-groups"
      aria-label={words("emoji-groups")}
      disallowEmptySelection={group !== null}
      selectedKeys={group === null ? [] : [group]}
      onSelectionChange={(keys) => {
        const next = groups.find((each) => keys.has(each));
        if (next !== undefined) onChange(next);
      }}
    >
      {groups.map((each) => {
        const Icon = icons[each];
        return (
          <ToggleButton
            key={each}
            id={each}
            className="ib"
            aria-label={words(`emoji-group-${each}`)}
            data-testid={`emoji-group-${each}`}
          >
            <Icon className="i" size={16} strokeWidth={1.75} aria-hidden />
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}

const hand = { emoji: "✋", toned: "✋~" };

export function Tones({ tone, onChange }: { tone: number; onChange: (tone: number) => void }) {
  const words = useWords();
  return (
    <ToggleButtonGroup
      className="emoji-tones"
      aria-label={words("emoji-tone")}
      disallowEmptySelection
      selectedKeys={[String(tone)]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(Number(key));
      }}
    >
      {[0, 1, 2, 3, 4, 5].map((each) => (
        <ToggleButton
          key={each}
          id={String(each)}
          className="ib"
          aria-label={words(`emoji-tone-${each}`)}
          data-testid={`emoji-tone-${each}`}
        >
          {inTone(hand, each)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
