import { useWords } from "../app/words";

/** Under a password that is being typed: shows it, so that a slip is seen before it costs an attempt. */
export function ShowPassword({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  const words = useWords();
  return (
    <label className="sm password-shown">
      <input type="checkbox" checked={shown} onChange={(event) => onChange(event.target.checked)} data-testid="password-show" />
      {words("password-show")}
    </label>
  );
}
