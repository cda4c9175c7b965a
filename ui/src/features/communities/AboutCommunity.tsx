// About a community: what it is for, who is in it, and how to get in or out.
import { useNavigate, useParams } from "@tanstack/react-router";
import { Palette, Pencil, UserPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useAct } from "../../app/act";
import { useAsk } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { BackButton } from "../../components/BackButton";
import { Confirm } from "../../components/Confirm";
import { JoinButton } from "../../components/communities/JoinButton";
import { Tile } from "../../components/Tile";
import type { CommunityView } from "../../generated/calls";
import { Members } from "./Members";
import { TileDialog } from "./TileDialog";
import "../../components/communities/rows.css";
import "./communities.css";

const Invite = lazy(() => import("./Invite"));
const EditCommunity = lazy(() => import("./EditCommunity"));

export default function AboutCommunity() {
  const errorWords = useErrorWords();
  const id = useParams({ strict: false }).community ?? "";
  const { data, error } = useAsk("community.get", { id });
  return (
    <>
      <div className="bar">
        <BackButton />
      </div>
      <div className="body" data-testid="community-about-page">
        <div className="col">
          {error !== null && <p>{errorWords(error.code)}</p>}
          {data !== undefined && <About key={id} view={data} />}
        </div>
      </div>
    </>
  );
}

function About({ view }: { view: CommunityView }) {
  const words = useWords();
  const navigate = useNavigate();
  const act = useAct();
  const [asking, setAsking] = useState<"leave" | "invite" | "edit" | "tile" | null>(null);
  const { head } = view;
  const leave = async () => {
    const left = await act.call("community.leave", { id: head.id });
    if (left && head.closed) void navigate({ to: "/communities" });
  };
  return (
    <>
      <div className="about-head">
        <Tile community={head} size={56} />
        <div>
          <h1 className="h26">{head.name}</h1>
          <p className="sm quiet">
            {words("community-members", { count: head.memberCount })}{" "}
            {head.closed && <span className="badge">{words("community-closed")}</span>}
          </p>
        </div>
      </div>
      {view.description !== "" && <p>{view.description}</p>}
      <p className="sm quiet">{words(head.closed ? "community-kind-closed-body" : "community-kind-open-body")}</p>
      <div className="acts">
        {!view.joined && <JoinButton id={head.id} pending={view.pending} go />}
        {view.isManager && (
          <button type="button" className="btn" onClick={() => setAsking("invite")} data-testid="invite">
            <UserPlus className="i" size={16} strokeWidth={1.75} aria-hidden />
            {words("community-invite")}
          </button>
        )}
        {view.isManager && (
          <button type="button" className="btn" onClick={() => setAsking("edit")} data-testid="edit-community">
            <Pencil className="i" size={16} strokeWidth={1.75} aria-hidden />
            {words("community-edit")}
          </button>
        )}
        {view.isManager && (
          <button type="button" className="btn" onClick={() => setAsking("tile")} data-testid="choose-tile">
            <Palette className="i" size={16} strokeWidth={1.75} aria-hidden />
            {words("community-tile")}
          </button>
        )}
        {view.joined && (
          <button type="button" className="btn" onClick={() => setAsking("leave")} disabled={view.pending} data-testid="leave">
            {words("community-leave")}
          </button>
        )}
      </div>
      <Members view={view} />
      {asking === "leave" && (
        <Confirm
          testid="leave-dialog"
          title={words("community-leave-title", { name: head.name })}
          body={words(head.closed ? "community-leave-closed" : "community-leave-open")}
          yes={words("community-leave")}
          no={words("community-stay")}
          onYes={() => void leave()}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "tile" && <TileDialog view={view} onClose={() => setAsking(null)} />}
      <Suspense>
        {asking === "invite" && <Invite community={head} onClose={() => setAsking(null)} />}
        {asking === "edit" && <EditCommunity view={view} onClose={() => setAsking(null)} />}
      </Suspense>
    </>
  );
}
