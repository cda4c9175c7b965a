// Ctrl K: go anywhere, do anything.
import { useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useState } from "react";
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Modal, ModalOverlay, SearchField } from "react-aria-components";
import { useAsk } from "../data";
import { shown } from "../features";
import { useWords } from "../words";
import { type Line, useActions } from "./actions";
import "../../styles/dialog.css";
import "./palette.css";

export default function Palette({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) {
  const words = useWords();
  const { history } = useRouter();
  const actions = useActions(onKeys);
  const [text, setText] = useState("");
  const asked = useDeferredValue(text);
  const { data, isPlaceholderData } = useAsk("palette.search", { text: asked, limit: 12 }, { keep: true });
  const rows = useMemo<Line[]>(() => {
    const needle = asked.trim().toLocaleLowerCase();
    const fitting = actions.filter((action) => needle === "" || action.label.toLocaleLowerCase().includes(needle));
    const places = (data?.items ?? []).map((item) => ({
      id: `${item.kind}:${item.id}`,
      Icon: shown[item.kind].Icon,
      label: item.label === "" ? words("row-only-files") : item.label,
      detail: item.detail,
      run: () => history.push(shown[item.kind].address(item.id)),
    }));
    return needle === "" ? [...fitting, ...places] : [...places, ...fitting];
  }, [actions, asked, data, history, words]);
  // Enter right after fast typing means the first line for what was typed, not the line that is there still.
  const settled = asked === text && data !== undefined && !isPlaceholderData;
  const [entered, setEntered] = useState<string | null>(null);
  useEffect(() => {
    if (entered === null || !settled) return;
    setEntered(null);
    const first = rows[0];
    if (entered !== text || first === undefined) return;
    onClose();
    first.run();
  }, [entered, settled, text, rows, onClose]);
  const holdEnter = (event: KeyboardEvent) => {
    // A line that was walked to is the list's own to open.
    const walked = event.currentTarget.querySelector("[data-focused][role=option]") !== null;
    if (event.key !== "Enter" || event.nativeEvent.isComposing || (settled && walked)) return;
    event.preventDefault();
    event.stopPropagation();
    setEntered(text);
  };
  return (
    <ModalOverlay className="veil top" isOpen isDismissable onOpenChange={(open) => !open && onClose()} data-covers>
      <Modal className="dialog tall">
        <Dialog className="palette" aria-label={words("palette-label")} data-testid="palette">
          <div onKeyDownCapture={holdEnter} className="palette-frame">
            <Autocomplete inputValue={text} onInputChange={setText}>
              <SearchField aria-label={words("palette-label")} autoFocus className="palette-field">
                <Input
                  role="combobox"
                  aria-expanded
                  aria-haspopup="listbox"
                  placeholder={words("palette-rest")}
                  data-testid="palette-input"
                />
              </SearchField>
              <ListBox
                className="palette-list"
                aria-label={words("palette-results")}
                items={rows}
                renderEmptyState={() => <p className="pad">{words("palette-none")}</p>}
                selectionMode="none"
                onAction={(id) => {
                  onClose();
                  rows.find((row) => row.id === id)?.run();
                }}
              >
                {(row) => (
                  <ListBoxItem
                    id={row.id}
                    className="menu-item palette-item"
                    textValue={row.label}
                    data-testid={`palette-${row.id}`}
                  >
                    <row.Icon className="i quiet" size={17} strokeWidth={1.75} aria-hidden />
                    <span className="grow palette-text">{row.label}</span>
                    <span className="xs quiet palette-detail">{row.detail}</span>
                  </ListBoxItem>
                )}
              </ListBox>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
