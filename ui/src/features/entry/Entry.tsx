// The way in: the server, who you are, your communities. Each step says what it is for.
import { type ReactNode, useState } from "react";
import House from "../../../../assets/drawings/house.svg?drawing";
import { useWords } from "../../app/words";
import { Mark } from "../../components/Mark";
import type { AppState, ServerFacts } from "../../generated/calls";
import { AcceptStep } from "./AcceptStep";
import { ClosedStep } from "./ClosedStep";
import { CommunitiesStep } from "./CommunitiesStep";
import { ProfileStep } from "./ProfileStep";
import { ServerStep } from "./ServerStep";
import { SignInStep } from "./SignInStep";
import "./entry.css";

interface Props {
  state: AppState;
  choosing: boolean;
  onProfileSaved: () => void;
  onReadFirst: () => void;
  onDone: () => void;
}

export default function Entry({ state, choosing, onProfileSaved, onReadFirst, onDone }: Props) {
  const words = useWords();
  const [facts, setFacts] = useState<ServerFacts | null>(null);
  const [elsewhere, setElsewhere] = useState(false);
  // A person whose account was closed may sign in again, here or elsewhere.
  const [again, setAgain] = useState(false);
  if (choosing) {
    return (
      <Frame step={3} title={words("entry-communities-title")} lead={words("entry-communities-lead")}>
        <CommunitiesStep onDone={onDone} />
      </Frame>
    );
  }
  if (state.stage === "profile") return <ProfileStep me={state.me} onSaved={onProfileSaved} onReadFirst={onReadFirst} />;
  if (state.stage === "first_sync") {
    return (
      <Frame step={1} title={words("entry-sync-title")} lead={words("entry-sync-lead")}>
        <div className="entry-form" data-testid="first-sync">
          <p className="h20 num" role="status">
            {words("entry-sync-count", { count: state.syncedRecords })}
          </p>
          <p className="quiet">{words("entry-sync-note")}</p>
        </div>
      </Frame>
    );
  }
  if (state.stage === "closed" && !again) {
    return (
      <Frame
        title={words("entry-closed-title")}
        lead={words("entry-closed-lead", { organisation: state.organisation ?? state.server ?? "Patio" })}
      >
        <ClosedStep onSignIn={() => setAgain(true)} />
      </Frame>
    );
  }
  const server = facts?.server ?? (elsewhere ? null : state.server);
  const back = () => {
    setFacts(null);
    setElsewhere(true);
  };
  if (facts !== null && facts.invitation !== null) {
    return (
      <Frame
        step={1}
        title={
          facts.invitation.name === ""
            ? words("entry-accept-title-plain")
            : words("entry-accept-title", { name: facts.invitation.name })
        }
        lead={words("entry-accept-lead", { organisation: facts.organisation })}
      >
        <AcceptStep server={facts.server} invitation={facts.invitation} onBack={back} />
      </Frame>
    );
  }
  if (server !== null) {
    const organisation = facts?.organisation ?? state.organisation ?? server;
    return (
      <Frame step={1} title={words("entry-sign-in-title", { organisation })} lead={words("entry-sign-in-lead")}>
        <SignInStep
          server={server}
          login={facts === null ? (state.login ?? "") : ""}
          unsent={state.unsent}
          ended={state.sessionEnded}
          onBack={back}
        />
      </Frame>
    );
  }
  return (
    <Frame step={1} title={words("entry-server-title")} lead={words("entry-server-lead")}>
      <ServerStep
        onFacts={(found) => {
          setFacts(found);
          setElsewhere(false);
        }}
      />
    </Frame>
  );
}

interface FrameProps {
  /** Which of the three; none for what is no step on the way in. */
  step?: 1 | 2 | 3;
  title: string;
  lead: string;
  aside?: ReactNode;
  children: ReactNode;
}

export function Frame({ step, title, lead, aside, children }: FrameProps) {
  const words = useWords();
  return (
    <div className="first">
      <aside>
        <div className="brand">
          <Mark size={30} />
          <span>{words("patio")}</span>
        </div>
        <div className="first-words">
          <h1 className="h26">{title}</h1>
          <p className="quiet">{lead}</p>
        </div>
        {aside}
        <div className="first-drawing">
          <House />
        </div>
      </aside>
      <main>
        {step !== undefined && (
          <ol className="steps" aria-label={words("entry-steps")}>
            {([1, 2, 3] as const).map((each) => (
              <li key={each} aria-current={each === step ? "step" : undefined}>
                {words(`entry-step-${each}`)}
              </li>
            ))}
          </ol>
        )}
        {children}
      </main>
    </div>
  );
}
