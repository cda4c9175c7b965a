// The first steps of an organisation. Each ticks itself off; when all are done the path has nothing more to say and goes.
import { Check, Circle } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import { CreateCommunity } from "../communities/feature";
import { CreateDesk } from "../help/feature";

export function FirstSteps() {
  const words = useWords();
  const [making, setMaking] = useState<"community" | "desk" | null>(null);
  const { data } = useAsk("admin.steps", {});
  if (data === undefined || (data.community && data.colleagues && data.desk)) return null;
  return (
    <section className="section" data-testid="first-steps">
      <h2 className="section-title">{words("admin-steps")}</h2>
      <ol className="steps">
        <Step done={data.community} title={words("admin-step-community")} body={words("admin-step-community-body")}>
          <button type="button" className="btn" onClick={() => setMaking("community")} data-testid="step-community">
            {words("community-create")}
          </button>
        </Step>
        <Step done={data.colleagues} title={words("admin-step-colleagues")} body={words("admin-step-colleagues-body")} />
        <Step done={data.desk} title={words("admin-step-desk")} body={words("admin-step-desk-body")}>
          <button type="button" className="btn" onClick={() => setMaking("desk")} data-testid="step-desk">
            {words("desk-create")}
          </button>
        </Step>
      </ol>
      <Suspense>
        {making === "community" && <CreateCommunity onClose={() => setMaking(null)} />}
        {making === "desk" && <CreateDesk onClose={() => setMaking(null)} />}
      </Suspense>
    </section>
  );
}

interface StepProps {
  done: boolean;
  title: string;
  body: string;
  children?: ReactNode;
}

function Step({ done, title, body, children }: StepProps) {
  const words = useWords();
  const Icon = done ? Check : Circle;
  return (
    <li className={done ? "step done" : "step"} data-done={done}>
      <Icon className="i" size={18} strokeWidth={1.75} aria-hidden />
      <div className="grow">
        <b>{title}</b> {done && <span className="vh">{words("admin-step-done")}</span>}
        {!done && <p className="sm quiet">{body}</p>}
      </div>
      {!done && children}
    </li>
  );
}
