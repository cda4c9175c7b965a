// How quickly a desk means to be, as it is typed: with every question, and with those of another priority.
import { useWords } from "../../app/words";
import type { TermsView } from "../../generated/calls";
import { hoursOfMinutes, minutesOf } from "./terms";
import "./priority.css";

/** The rows, as people look for them: what holds for all is first. */
const rows = ["normal", "urgent", "high", "low"] as const;
const parts = ["response", "solution"] as const;

type Row = (typeof rows)[number];
type Part = (typeof parts)[number];

/** What was typed in each field. */
export type TypedTargets = { readonly [row in Row]: { readonly [part in Part]: string } };

type Targets = Pick<TermsView, "responseMin" | "solutionMin" | "urgent" | "high" | "low">;

export function typedOf(terms: Targets | null): TypedTargets {
  const hours = (minutes: number | null | undefined) => (minutes == null ? "" : String(hoursOfMinutes(minutes)));
  const row = (targets: { responseMin: number | null; solutionMin: number | null } | undefined) => ({
    response: hours(targets?.responseMin),
    solution: hours(targets?.solutionMin),
  });
  return { normal: row(terms ?? undefined), urgent: row(terms?.urgent), high: row(terms?.high), low: row(terms?.low) };
}

/** The targets of what was typed; nothing when a field holds no time. */
export function targetsOf(typed: TypedTargets): Targets | null {
  const row = ({ response, solution }: TypedTargets[Row]) => {
    const [responseMin, solutionMin] = [minutesOf(response), minutesOf(solution)];
    return responseMin === undefined || solutionMin === undefined ? null : { responseMin, solutionMin };
  };
  const [normal, urgent, high, low] = [row(typed.normal), row(typed.urgent), row(typed.high), row(typed.low)];
  return normal === null || urgent === null || high === null || low === null ? null : { ...normal, urgent, high, low };
}

interface Props {
  id: string;
  typed: TypedTargets;
  onTyped: (typed: TypedTargets) => void;
}

export function TargetFields({ id, typed, onTyped }: Props) {
  const words = useWords();
  return (
    <table className="targets">
      <thead>
        <tr>
          <td />
          {parts.map((part) => (
            <th key={part} scope="col" id={`${id}${part}`}>
              {words(`terms-${part}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row" id={`${id}${row}`}>
              {words(row === "normal" ? "terms-every" : `priority-${row}`)}
            </th>
            {parts.map((part) => (
              <td key={part}>
                <input
                  className="in time"
                  value={typed[row][part]}
                  placeholder={row === "normal" ? undefined : typed.normal[part]}
                  inputMode="decimal"
                  maxLength={8}
                  aria-labelledby={`${id}${row} ${id}${part}`}
                  onChange={(event) => onTyped({ ...typed, [row]: { ...typed[row], [part]: event.target.value } })}
                  data-testid={row === "normal" ? `terms-${part}-field` : `terms-${part}-${row}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
