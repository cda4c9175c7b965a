// The bar above a question: its desk, whether it is private, the one thing to do with it, and the menu.
import { Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/words";
import { BackButton } from "../../components/BackButton";
import { Confirm } from "../../components/Confirm";
import { MoreMenu } from "../../components/MoreMenu";
import type { Deed, QuestionView } from "../../generated/calls";
import type { TextDeed } from "./ReplyBox";

/** A deed that needs nothing but a press. */
export type PlainDeed = Exclude<Deed, TextDeed | "assign" | "merge" | "join" | "prioritize">;

interface Props {
  view: QuestionView;
  onAct: (deed: PlainDeed) => void;
  onAssign: () => void;
  onPrioritize: () => void;
  onTransfer: () => void;
  onMerge: () => void;
  onJoin: () => void;
}

export function QuestionBar({ view, onAct, onAssign, onPrioritize, onTransfer, onMerge, onJoin }: Props) {
  const words = useWords();
  const [withdrawing, setWithdrawing] = useState(false);
  const { question, deeds } = view;
  const line = (deed: Deed, label: string, run: () => void) =>
    deeds.includes(deed) && { id: deed, label, testid: `question-${deed}`, run };
  const lines = [
    line("release", words("question-release"), () => onAct("release")),
    line("assign", words("question-assign"), onAssign),
    line("prioritize", words("question-prioritize"), onPrioritize),
    line("transfer", words("question-transfer"), onTransfer),
    line("merge", words("question-merge"), onMerge),
    line("join", words("outage-join"), onJoin),
    line("leave", words("outage-leave"), () => onAct("leave")),
    line("split", words("question-split"), () => onAct("split")),
    line("withdraw", words("question-withdraw"), () => setWithdrawing(true)),
  ];
  return (
    <div className="bar">
      <BackButton />
      <Link to="/desks/$desk" params={{ desk: question.desk }} className="bar-name" data-testid="question-desk">
        <b>{question.deskName}</b>
      </Link>
      {question.private && (
        <span className="badge" data-testid="question-private">
          <Lock className="i" size={12} strokeWidth={2} aria-hidden /> {words("question-private")}
        </span>
      )}
      <span className="grow" />
      {question.claiming && (
        <span className="amber sm" role="status" data-testid="claiming">
          {words("question-claiming")}
        </span>
      )}
      {deeds.includes("claim") && (
        <button type="button" className="btn go" data-testid="question-claim" onClick={() => onAct("claim")}>
          {words("question-claim")} <kbd>{words("key-name-c")}</kbd>
        </button>
      )}
      {lines.some((line) => line !== false) && (
        <MoreMenu
          label={words("question-more")}
          testid="question-menu"
          className="ib"
          size={18}
          placement="bottom end"
          lines={lines}
        />
      )}
      {withdrawing && (
        <Confirm
          testid="question-withdraw-dialog"
          title={words("question-withdraw-title")}
          body={words("question-withdraw-body")}
          yes={words("question-withdraw")}
          no={words("question-keep")}
          onYes={() => onAct("withdraw")}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </div>
  );
}
