// A field that narrows the list under it while one types.
interface Props {
  value: string;
  label: string;
  testid: string;
  onChange: (text: string) => void;
}

export function FilterField({ value, label, testid, onChange }: Props) {
  return (
    <input
      className="in filter"
      type="search"
      value={value}
      aria-label={label}
      placeholder={label}
      data-testid={testid}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
