import { useId } from "react";
import { Switch as AriaSwitch } from "react-aria-components";

interface ChoicesProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onPick: (value: string) => void;
  testid: string;
}

/** A few ways, one of them chosen. */
export function Choices({ label, value, options, onPick, testid }: ChoicesProps) {
  const id = useId();
  return (
    <div className="setting">
      <span id={id}>{label}</span>
      <div className="chips" role="radiogroup" aria-labelledby={id}>
        {options.map((option) => (
          <label key={option.value} className="chip pick" data-picked={option.value === value}>
            <input
              type="radio"
              className="vh"
              name={id}
              checked={option.value === value}
              onChange={() => onPick(option.value)}
              data-testid={`${testid}-${option.value}`}
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  );
}

interface SwitchProps {
  label: string;
  body: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
  testid: string;
}

export function Switch({ label, body, on, disabled = false, onChange, testid }: SwitchProps) {
  return (
    <AriaSwitch className="setting switch" isSelected={on} isDisabled={disabled} onChange={onChange} data-testid={testid}>
      <span className="grow">
        {label}
        <span className="sm quiet">{body}</span>
      </span>
      <span className="track" aria-hidden />
    </AriaSwitch>
  );
}
