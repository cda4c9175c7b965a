// About a community: what it is for, who is in it, and how to get in or out.
import { useNavigate, useParams } from "@tanstack/react-router";
import { ArrowLeft, Palette, UserPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useAct } from "../../app/act";
import { useAsk, usePages } from "../../app/data";
import { useStepBack } from "../../app/steps";
import { toast } from "../../app/toasts";
import { useErrorWords, useWords } from "../../app/words";
import { Confirm } from "../../components/Confirm";
import { JoinButton } from "../../components/communities/JoinButton";
import { Face } from "../../components/Face";
import { PersonLine } from "../../components/PersonName";
import { Tile } from "../../components/Tile";
import type { CommunityView, Member } from "../../generated/calls";
import { TileDialog } from "./TileDialog";
import "../../components/communities/rows.css";
import "./communities.css";

const Invite = lazy(() => import("./Invite"));

export default function AboutCommunity() {
  const words = useWords();
  const errorWords = useErrorWords();
  const stepBack = useStepBack();
  const id = useParams({ strict: false }).community ?? "";
  const { data, error } = useAsk("community.get", { id });
  return (
    <>
      <div className="bar">
        <button type="button" className="backm ib" aria-label={words("back")} onClick={stepBack}>
          <ArrowLeft className="i" size={18} strokeWidth={1.75} aria-hidden />
        </button>
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
  const [asking, setAsking] = useState<"leave" | "invite" | "tile" | null>(null);
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
      <Suspense>{asking === "invite" && <Invite community={head} onClose={() => setAsking(null)} />}</Suspense>
    </>
  );
}

function Members({ view }: { view: CommunityView }) {
  const words = useWords();
  const id = view.head.id;
  const pages = usePages("community.members", { community: id, limit: 60 }, "after", (page) => page.next);
  const members = pages.data?.pages.flatMap((page) => page.members) ?? [];
  return (
    <section className="section">
      <h2 className="section-title">{words("community-members-title")}</h2>
      <ul data-testid="members">
        {members.map((member) => (
          <MemberRow key={member.person.id} member={member} view={view} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <button type="button" className="btn sm" onClick={() => void pages.fetchNextPage()} disabled={pages.isFetchingNextPage}>
          {words("community-members-more")}
        </button>
      )}
    </section>
  );
}

function MemberRow({ member, view }: { member: Member; view: CommunityView }) {
  const words = useWords();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const { person } = member;
  const place = { community: view.head.id, person: person.id };
  const inviteAgain = () => void act.call("community.invite", place);
  const remove = async () => {
    if (!(await act.call("community.remove_member", place))) return;
    toast({
      kind: "done",
      text: words("community-removed", { name: person.name }),
      action: { label: words("community-invite-again"), run: inviteAgain },
    });
  };
  return (
    <li className="member" data-testid={`member-${person.id}`}>
      <Face person={person} size={32} />
      <span className="grow">
        <PersonLine person={person} />
      </span>
      {member.isManager && <span className="badge">{words("community-manager")}</span>}
      {view.isManager && !person.isMe && (
        <button type="button" className="btn sm bare" onClick={() => setAsking(true)} data-testid={`remove-${person.id}`}>
          {words("community-remove")}
        </button>
      )}
      {asking && (
        <Confirm
          testid="remove-dialog"
          title={words("community-remove-title", { name: person.name })}
          body={words("community-remove-body", { name: person.name, community: view.head.name })}
          yes={words("community-remove")}
          no={words("community-remove-keep")}
          onYes={() => void remove()}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
