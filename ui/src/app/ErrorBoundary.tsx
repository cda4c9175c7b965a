// A screen that broke: say so, keep what was typed (drafts are already saved by Rust), and offer the way back.
import { Component, type ReactNode } from "react";
import { useWords } from "./words";

interface Props {
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <Broken onAgain={() => this.setState({ broken: false })} />;
  }
}

function Broken({ onAgain }: { onAgain: () => void }) {
  const words = useWords();
  return (
    <div className="broken" role="alert" data-testid="broken">
      <h2 className="h20">{words("broken-title")}</h2>
      <p>{words("broken-body")}</p>
      <button type="button" className="btn" onClick={onAgain}>
        {words("broken-again")}
      </button>
    </div>
  );
}
