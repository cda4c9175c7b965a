// Names to choose from while typing "@": beside the text, walked with the arrow keys, read out.
import type { SuggestionOptions, SuggestionProps } from "@tiptap/suggestion";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useWords } from "../../app/words";
import type { PersonCard } from "../../generated/calls";
import { call } from "../../platform";
import { Face } from "../Face";
import { Who } from "../Who";

type Props = SuggestionProps<PersonCard, { id: string; label: string }>;

interface Menu {
  props: Props;
  at: number;
}

export function useMentions(community: RefObject<string | undefined>) {
  const [menu, setMenu] = useState<Menu | null>(null);
  const latest = useRef<Menu | null>(null);
  latest.current = menu;

  const suggestion = useMemo<Omit<SuggestionOptions<PersonCard>, "editor">>(
    () => ({
      char: "@",
      allowSpaces: false,
      items: async ({ query }) => {
        try {
          const where = community.current === undefined ? {} : { community: community.current };
          return (await call("person.suggest", { text: query, limit: 6, ...where })).people;
        } catch {
          return [];
        }
      },
      render: () => ({
        onStart: (props) => setMenu({ props: props as Props, at: 0 }),
        onUpdate: (props) =>
          setMenu((old) => ({ props: props as Props, at: Math.min(old?.at ?? 0, Math.max(0, props.items.length - 1)) })),
        onExit: () => setMenu(null),
        onKeyDown: ({ event }) => {
          const open = latest.current;
          const count = open?.props.items.length ?? 0;
          if (open === null || count === 0) return false;
          if (event.key === "ArrowDown") setMenu({ ...open, at: (open.at + 1) % count });
          else if (event.key === "ArrowUp") setMenu({ ...open, at: (open.at + count - 1) % count });
          else if (event.key === "Enter" || event.key === "Tab") choose(open.props, open.at);
          else if (event.key === "Escape") setMenu(null);
          else return false;
          return true;
        },
      }),
    }),
    [community],
  );
  return { suggestion, menu };
}

function choose(props: Props, at: number): void {
  const person = props.items[at];
  if (person !== undefined) props.command({ id: person.id, label: person.name });
}

export function MentionMenu({ menu }: { menu: Menu | null }) {
  const words = useWords();
  const people = menu?.props.items ?? [];
  const dom = menu?.props.editor.view.dom;
  const at = menu?.at ?? 0;
  const open = menu !== null && people.length > 0;
  useEffect(() => {
    if (dom === undefined || !open) return;
    dom.setAttribute("aria-controls", "mention-menu");
    dom.setAttribute("aria-activedescendant", `mention-${at}`);
    return () => {
      dom.removeAttribute("aria-controls");
      dom.removeAttribute("aria-activedescendant");
    };
  }, [dom, open, at]);
  if (menu === null || !open) return null;
  const place = menu.props.clientRect?.();
  if (place === null || place === undefined) return null;
  const below = place.bottom + 260 < window.innerHeight;
  const left = Math.max(8, Math.min(place.left, window.innerWidth - 348));
  return createPortal(
    <div
      className="popover mention-menu"
      id="mention-menu"
      role="listbox"
      aria-label={words("mention-menu")}
      data-testid="mention-menu"
      style={below ? { left, top: place.bottom + 6 } : { left, bottom: window.innerHeight - place.top + 6 }}
    >
      {people.map((person, row) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text; aria-activedescendant points here
        <div
          key={person.id}
          id={`mention-${row}`}
          role="option"
          aria-selected={row === at}
          className="menu-item"
          data-focused={row === at || undefined}
          data-testid={`mention-${person.id}`}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(menu.props, row);
          }}
        >
          <Face person={person} size={24} />
          <Who person={person} />
        </div>
      ))}
    </div>,
    document.getElementById("main") ?? document.body,
  );
}
