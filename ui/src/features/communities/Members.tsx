// The members of a community: managers first, then by name; a field to find one; and what a manager can do with each.
import { useDeferredValue, useState } from "react";
import { useAct } from "../../app/act";
import { usePages } from "../../app/data";
import { toast } from "../../app/toasts";
import { useWords } from "../../app/words";
import { Confirm } from "../../components/Confirm";
import { Face } from "../../components/Face";
import { FilterField } from "../../components/FilterField";
import { MoreMenu } from "../../components/MoreMenu";
import { PersonLine } from "../../components/PersonName";
import type { CommunityView, Member } from "../../generated/calls";

/** From this many members on there is a field to find one. */
const many = 12;

export function Members({ view }: { view: CommunityView }) {
  const words = useWords();
  const community = view.head.id;
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed).trim();
  const pages = usePages("community.members", { community, text, limit: 60 }, "after", (page) => page.next);
  const members = pages.data?.pages.flatMap((page) => page.members);
  const managers = pages.data?.pages[0]?.managers ?? 0;
  return (
    <section className="section">
      <h2 className="section-title">{words("community-members-title")}</h2>
      {view.head.memberCount > many && (
        <FilterField value={typed} label={words("community-members-search")} testid="members-search" onChange={setTyped} />
      )}
      <ul data-testid="members">
        {members?.map((member) => (
          <MemberRow key={member.person.id} member={member} view={view} isLast={member.isManager && managers < 2} />
        ))}
      </ul>
      {members?.length === 0 && text !== "" && <p className="quiet">{words("community-members-none")}</p>}
      {pages.hasNextPage && (
        <button type="button" className="btn sm" onClick={() => void pages.fetchNextPage()} disabled={pages.isFetchingNextPage}>
          {words("community-members-more")}
        </button>
      )}
    </section>
  );
}

interface RowProps {
  member: Member;
  view: CommunityView;
  /** The only manager. */
  isLast: boolean;
}

function MemberRow({ member, view, isLast }: RowProps) {
  const words = useWords();
  const act = useAct();
  const [asking, setAsking] = useState<"remove" | "step-down" | null>(null);
  const { person, isManager } = member;
  const { name } = person;
  const place = { community: view.head.id, person: person.id };
  const inviteAgain = () => void act.call("community.invite", place);
  const remove = async () => {
    if (!(await act.call("community.remove_member", place))) return;
    const action = { label: words("community-invite-again"), run: inviteAgain };
    toast({ kind: "done", text: words("community-removed", { name }), action });
  };
  const setRole = async (manager: boolean) => {
    if (!(await act.call("community.set_role", { ...place, manager }))) return;
    const back = () => void act.call("community.set_role", { ...place, manager: !manager });
    const text = words(manager ? "community-made-manager" : "community-made-member", { name });
    toast({ kind: "done", text, action: { label: words("community-undo"), run: back } });
  };
  const lines = person.isMe
    ? [
        !isLast && {
          id: "step-down",
          label: words("community-step-down"),
          testid: "step-down",
          run: () => setAsking("step-down"),
        },
      ]
    : [
        isManager
          ? { id: "member", label: words("community-make-member"), testid: "make-member", run: () => void setRole(false) }
          : { id: "manager", label: words("community-make-manager"), testid: "make-manager", run: () => void setRole(true) },
        { id: "remove", label: words("community-remove"), testid: "remove-member", run: () => setAsking("remove") },
      ];
  return (
    <li className="member" data-testid={`member-${person.id}`}>
      <Face person={person} size={32} />
      <span className="grow">
        <PersonLine person={person} />
      </span>
      {isManager && <span className="badge">{words("community-manager")}</span>}
      {view.isManager && lines.some((line) => line !== false) && (
        <MoreMenu
          label={words("community-member-acts", { name })}
          testid={`member-acts-${person.id}`}
          className="ib"
          size={18}
          placement="bottom end"
          lines={lines}
        />
      )}
      {asking === "remove" && (
        <Confirm
          testid="remove-dialog"
          title={words("community-remove-title", { name })}
          body={words("community-remove-body", { name, community: view.head.name })}
          yes={words("community-remove")}
          no={words("community-remove-keep")}
          onYes={() => void remove()}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "step-down" && (
        <Confirm
          testid="step-down-dialog"
          title={words("community-step-down-title", { name: view.head.name })}
          body={words("community-step-down-body")}
          yes={words("community-step-down")}
          no={words("community-step-down-keep")}
          onYes={() => void act.call("community.set_role", { ...place, manager: false })}
          onClose={() => setAsking(null)}
        />
      )}
    </li>
  );
}
