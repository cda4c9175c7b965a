// A lead says when the desk is open and how quickly it means to answer. What was asked before keeps the terms it was asked under.
import { CircleAlert } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useAct } from "../../app/act";
import { useErrorWords, useWords } from "../../app/words";
import { Dialog } from "../../components/Dialog";
import { WeekFields } from "../../components/hours/WeekFields";
import { hoursOf, weekOf } from "../../components/hours/week";
import { zoneName, zoneOffers } from "../../components/hours/zones";
import { Suggest } from "../../components/Suggest";
import type { DeskView } from "../../generated/calls";
import { TargetFields, targetsOf, typedOf } from "./TargetFields";
import { dateOf, dateText } from "./terms";

const office = [1, 2, 3, 4, 5].map((day) => ({ day, fromMin: 510, untilMin: 1020 }));

type Wrong = "hours" | "days" | "targets" | null;

export function TermsDialog({ view, onClose }: { view: DeskView; onClose: () => void }) {
  const words = useWords();
  const errorWords = useErrorWords();
  const id = useId();
  const act = useAct("inline");
  const [was] = useState(view.terms);
  const [week, setWeek] = useState(() => weekOf(was?.hours ?? office));
  const [zone, setZone] = useState(() => was?.timeZone ?? (view.localTimeZone || "Europe/Amsterdam"));
  const [typing, setTyping] = useState<string | null>(null);
  const [days, setDays] = useState(() => (was?.holidays ?? []).map(dateText).join("\n"));
  const [targets, setTargets] = useState(() => typedOf(was));
  const [wrong, setWrong] = useState<Wrong>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const hours = hoursOf(week);
    const dates = days
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map(dateOf);
    const aims = targetsOf(targets);
    if (hours === null) return setWrong("hours");
    if (dates.includes(null)) return setWrong("days");
    if (aims === null) return setWrong("targets");
    setWrong(null);
    const holidays = dates.filter((date) => date !== null);
    const terms = { timeZone: zone, hours, holidays, ...aims };
    if (await act.call("desk.set_terms", { desk: view.desk.id, terms })) onClose();
  };
  const problem = wrong === null ? (act.error === null ? null : errorWords(act.error.code)) : words(`terms-wrong-${wrong}`);
  return (
    <Dialog title={words("terms-dialog", { name: view.desk.name })} onClose={onClose} size="tall" testid="terms-dialog">
      <form className="form terms-form" onSubmit={(event) => void send(event)}>
        <p className="sm quiet">{words("terms-note")}</p>
        <fieldset>
          <legend className="label">{words("terms-open")}</legend>
          <WeekFields week={week} onChange={setWeek} testid="terms" />
        </fieldset>
        <div>
          <label className="label" htmlFor={`${id}zone`}>
            {words("terms-zone")}
          </label>
          <Suggest
            id={`${id}zone`}
            value={typing ?? zoneName(zone)}
            offers={zoneOffers(typing ?? "")}
            onChange={setTyping}
            onPick={(offer) => {
              setTyping(null);
              setZone(offer.id);
            }}
            testid="terms-zone"
          />
        </div>
        <div>
          <label className="label" htmlFor={`${id}days`}>
            {words("terms-closed")}
          </label>
          <textarea
            id={`${id}days`}
            className="in"
            rows={3}
            value={days}
            aria-describedby={`${id}days-hint`}
            onChange={(event) => setDays(event.target.value)}
            data-testid="terms-days"
          />
          <p className="sm quiet" id={`${id}days-hint`}>
            {words("terms-closed-hint")}
          </p>
        </div>
        <div>
          <TargetFields id={id} typed={targets} onTyped={setTargets} />
          <p className="sm quiet">{words("terms-targets-hint")}</p>
        </div>
        {problem !== null && (
          <p className="msg bad" role="alert">
            <CircleAlert className="i" size={15} strokeWidth={1.75} aria-hidden />
            {problem}
          </p>
        )}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
          </button>
          <button type="submit" className="btn go" disabled={act.pending} data-testid="terms-submit">
            {words("terms-save")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
