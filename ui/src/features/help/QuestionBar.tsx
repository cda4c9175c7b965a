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
export type PlainDeed = Exclude<Deed, TextDeed | "assign" | "merge">;

interface Props {
  view: QuestionView;
  onAct: (deed: PlainDeed) => void;
  onAssign: () => void;
  onTransfer: () => void;
  onMerge: () => void;
}

export function QuestionBar({ view, onAct, onAssign, onTransfer, onMerge }: Props) {
  const words = useWords();
  const [withdrawing, setWithdrawing] = useState(false);
  const { question, deeds } = view;
  const lines = [
    deeds.includes("release") && {
      id: "release",
      label: words("question-release"),
      testid: "question-release",
      run: () => onAct("release"),
    },
    deeds.includes("assign") && {
      id: "assign",
      label: words("question-assign"),
      testid: "question-assign",
      run: onAssign,
    },
    deeds.includes("transfer") && {
      id: "transfer",
      label: words("question-transfer"),
      testid: "question-transfer",
      run: onTransfer,
    },
    deeds.includes("merge") && {
      id: "merge",
      label: words("question-merge"),
      testid: "question-merge",
      run: onMerge,
    },
    deeds.includes("split") && {
      id: "split",
      label: words("question-split"),
      testid: "question-split",
      run: () => onAct("split"),
    },
    deeds.includes("withdraw") && {
      id: "withdraw",
      label: words("question-withdraw"),
      testid: "question-withdraw",
      run: () => setWithdrawing(true),
    },
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
