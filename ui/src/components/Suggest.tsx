// A field that offers known values while the person types. The focus stays in the field; the arrow keys move through the offers.
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import "../styles/dialog.css";

export interface Offer {
  id: string;
  label: string;
  detail?: string;
  lead?: ReactNode;
}

interface Props {
  id?: string;
  label?: string;
  describedBy?: string;
  value: string;
  offers: readonly Offer[];
  onChange: (text: string) => void;
  onPick: (offer: Offer) => void;
  /** The person pressed Enter or a comma after a text that is not among the offers. */
  onEnter?: (text: string) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  placeholder?: string;
  maxLength?: number;
  disabled?: boolean;
  bare?: boolean;
  autoFocus?: boolean;
  testid: string;
}

export function Suggest(props: Props) {
  const { value, offers } = props;
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const list = useId();
  const shown = open && offers.length > 0;
  const here = Math.min(at, offers.length - 1);
  const pick = (offer: Offer) => {
    setOpen(false);
    setAt(-1);
    props.onPick(offer);
  };
  const typed = (event: KeyboardEvent<HTMLInputElement>) => {
    const offer = shown ? offers[here] : undefined;
    if (event.key === "ArrowDown" && offers.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt(shown ? (here + 1) % offers.length : 0);
    } else if (event.key === "ArrowUp" && shown) {
      event.preventDefault();
      setAt((here + offers.length - 1) % offers.length);
    } else if (event.key === "Enter" && offer !== undefined) {
      event.preventDefault();
      pick(offer);
    } else if ((event.key === "Enter" || event.key === ",") && props.onEnter !== undefined && value.trim() !== "") {
      event.preventDefault();
      setOpen(false);
      setAt(-1);
      props.onEnter(value);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setAt(-1);
    } else props.onKeyDown?.(event);
  };
  return (
    <span className={props.bare === true ? "suggest bare" : "suggest"}>
      <input
        id={props.id}
        className={props.bare === true ? undefined : "in"}
        role="combobox"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && here >= 0 ? `${list}${here}` : undefined}
        autoComplete="off"
        value={value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        disabled={props.disabled}
        // biome-ignore lint/a11y/noAutofocus: only where somebody just asked for this field
        autoFocus={props.autoFocus}
        data-testid={props.testid}
        onChange={(event) => {
          setOpen(true);
          setAt(-1);
          props.onChange(event.target.value);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={typed}
      />
      {shown && (
        <span
          className="popover suggest-list"
          id={list}
          role="listbox"
          aria-label={props.label}
          data-testid={`${props.testid}-offers`}
        >
          {offers.map((offer, row) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field; aria-activedescendant points here
            <span
              key={offer.id}
              id={`${list}${row}`}
              role="option"
              aria-selected={row === here}
              className="menu-item"
              data-focused={row === here || undefined}
              data-testid={`${props.testid}-${offer.id}`}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(offer);
              }}
            >
              {offer.lead}
              <span className="grow">{offer.label}</span>
              {offer.detail !== undefined && <span className="xs quiet">{offer.detail}</span>}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
