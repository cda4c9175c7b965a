// Asks for a day, by calendar or by keys.
import { type CalendarDate, getLocalTimeZone, today } from "@internationalized/date";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button, Calendar, CalendarCell, CalendarGrid, Heading } from "react-aria-components";
import { useWords } from "../app/words";
import { Dialog } from "./Dialog";
import "../styles/dates.css";

interface Props {
  title: string;
  onClose: () => void;
  /** The first and the last moment of the chosen day on this laptop's calendar, UTC milliseconds. */
  onChoose: (day: { begins: number; ends: number }) => void;
}

export default function DateDialog({ title, onClose, onChoose }: Props) {
  const words = useWords();
  const zone = getLocalTimeZone();
  const latest = today(zone);
  const [day, setDay] = useState<CalendarDate>(latest);
  const choose = () => {
    onClose();
    onChoose({ begins: day.toDate(zone).getTime(), ends: day.add({ days: 1 }).toDate(zone).getTime() });
  };
  return (
    <Dialog title={title} onClose={onClose} testid="date-dialog">
      <Calendar aria-label={title} value={day} onChange={setDay} maxValue={latest} autoFocus className="calendar">
        <div className="calendar-head">
          <Button slot="previous" className="ib">
            <ChevronLeft className="i" size={18} strokeWidth={1.75} aria-hidden />
          </Button>
          <Heading level={3} className="grow" />
          <Button slot="next" className="ib">
            <ChevronRight className="i" size={18} strokeWidth={1.75} aria-hidden />
          </Button>
        </div>
        <CalendarGrid weekdayStyle="short">{(date) => <CalendarCell date={date} className="calendar-day num" />}</CalendarGrid>
      </Calendar>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {words("cancel")} <kbd>{words("key-name-escape")}</kbd>
        </button>
        <button type="button" className="btn go" onClick={choose} data-testid="date-go">
          {words("date-go")}
        </button>
      </div>
    </Dialog>
  );
}
