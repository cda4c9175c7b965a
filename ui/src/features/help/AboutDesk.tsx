// About a desk: what people ask it, who works there and when. Its leads, and administrators, change all of it here.
import { Link, useParams } from "@tanstack/react-router";
import { MessageCircleQuestionMark, Pencil, UserPlus } from "lucide-react";
import { Suspense, useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { toast } from "../../app/toasts";
import { useErrorWords, useWords } from "../../app/words";
import { BackButton } from "../../components/BackButton";
import { Face } from "../../components/Face";
import { MoreMenu } from "../../components/MoreMenu";
import { PersonLine } from "../../components/PersonName";
import type { AtDesk, DeskView, StaffRow } from "../../generated/calls";
import { AddStaff } from "./AddStaff";
import { DeskTerms } from "./DeskTerms";
import { EditDesk } from "./EditDesk";
import { DeskKnowledge } from "./knowledge/DeskKnowledge";
import { DeskMacros } from "./macros/DeskMacros";
import "../../components/communities/rows.css";
import "./help.css";

export default function AboutDesk() {
  const errorWords = useErrorWords();
  const id = useParams({ strict: false }).desk ?? "";
  const { data, error } = useAsk("desk.get", { id });
  return (
    <>
      <div className="bar">
        <BackButton />
      </div>
      <div className="body" data-testid="desk-about-page">
        <div className="col">
          {error !== null && <p>{errorWords(error.code)}</p>}
          {data !== undefined && <About key={id} view={data} />}
        </div>
      </div>
    </>
  );
}

function About({ view }: { view: DeskView }) {
  const words = useWords();
  const [asking, setAsking] = useState<"staff" | "edit" | null>(null);
  const { desk, staff, canLead } = view;
  return (
    <>
      <h1 className="h26">{desk.name}</h1>
      {desk.purpose !== "" && <p>{desk.purpose}</p>}
      <div className="acts">
        <Link to="/help/ask" search={{ desk: desk.id }} className="btn go" data-testid="ask-desk-here">
          <MessageCircleQuestionMark className="i" size={16} strokeWidth={1.75} aria-hidden />
          {words("desk-ask")}
        </Link>
        {canLead && (
          <button type="button" className="btn" onClick={() => setAsking("staff")} data-testid="add-staff">
            <UserPlus className="i" size={16} strokeWidth={1.75} aria-hidden />
            {words("desk-add-staff")}
          </button>
        )}
        {canLead && (
          <button type="button" className="btn" onClick={() => setAsking("edit")} data-testid="edit-desk">
            <Pencil className="i" size={16} strokeWidth={1.75} aria-hidden />
            {words("community-edit")}
          </button>
        )}
      </div>
      <section className="section">
        <h2 className="section-title">{words("desk-staff-title")}</h2>
        {staff.length === 0 && <p className="quiet">{words("desk-no-staff")}</p>}
        <ul data-testid="staff">
          {staff.map((row) => (
            <StaffLine key={row.person.id} row={row} view={view} />
          ))}
        </ul>
      </section>
      <DeskTerms view={view} />
      <DeskKnowledge desk={desk} />
      {desk.role !== null && <DeskMacros desk={desk} />}
      {asking === "staff" && <AddStaff view={view} onClose={() => setAsking(null)} />}
      <Suspense>{asking === "edit" && <EditDesk desk={desk} onClose={() => setAsking(null)} />}</Suspense>
    </>
  );
}

function StaffLine({ row, view }: { row: StaffRow; view: DeskView }) {
  const words = useWords();
  const act = useAct();
  const { person, role } = row;
  const set = (to: AtDesk | null) => act.call("desk.set_staff", { desk: view.desk.id, person: person.id, role: to });
  const remove = async () => {
    if (!(await set(null))) return;
    const action = { label: words("community-undo"), run: () => void set(role) };
    toast({ kind: "done", text: words("desk-staff-removed", { name: person.name, desk: view.desk.name }), action });
  };
  return (
    <li className="member" data-testid={`staff-${person.id}`}>
      <Face person={person} size={32} />
      <span className="grow">
        <PersonLine person={person} />
      </span>
      {row.pending && <span className="xs amber">{words("desk-pending")}</span>}
      {role === "lead" && <span className="badge">{words("desk-lead")}</span>}
      {view.canLead && (
        <MoreMenu
          label={words("desk-staff-acts", { name: person.name })}
          testid={`staff-acts-${person.id}`}
          className="ib"
          size={18}
          placement="bottom end"
          lines={[
            role === "agent"
              ? { id: "lead", label: words("desk-make-lead"), testid: "make-lead", run: () => void set("lead") }
              : { id: "agent", label: words("desk-make-agent"), testid: "make-agent", run: () => void set("agent") },
            { id: "remove", label: words("desk-staff-remove"), testid: "remove-staff", run: () => void remove() },
          ]}
        />
      )}
    </li>
  );
}
