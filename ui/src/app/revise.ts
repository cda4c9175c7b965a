// A text comes back from the outbox into its draft; go to where it is written.
import { useNavigate } from "@tanstack/react-router";
import { call } from "../platform";
import { editEntry, rereadDraft } from "./drafts";

export function useRevise(): (command: string) => Promise<void> {
  const navigate = useNavigate();
  return async (command) => {
    const { target, post, community, question } = await call("outbox.revise", { id: command });
    rereadDraft(target);
    const [kind, id] = target.split(":");
    if (kind === "post" && community !== null) await navigate({ to: "/communities/$community/new", params: { community } });
    else if ((kind === "ask" || kind === "ask-private") && id !== undefined) {
      await navigate({ to: "/help/ask", search: { desk: id, ...(kind === "ask" ? {} : { private: true }) } });
    } else if (kind === "incident" && id !== undefined) {
      await navigate({ to: "/desks/$desk/outage", params: { desk: id } });
    } else if (kind === "message" && id !== undefined) {
      await navigate({ to: "/help/o/$incident", params: { incident: id } });
    } else if (kind === "keep" && id !== undefined) await navigate({ to: "/help/keep", search: { question: id } });
    else if (kind === "keep-new" && id !== undefined) await navigate({ to: "/help/keep", search: { desk: id } });
    else if (kind === "knowledge" && id !== undefined) {
      await navigate({ to: "/help/k/$knowledge/change", params: { knowledge: id } });
    } else if (question !== null) await navigate({ to: "/help/q/$question", params: { question } });
    else if (post !== null) {
      await navigate({ to: "/p/$post", params: { post } });
      if (kind === "edit" && id !== undefined) editEntry(id);
    }
  };
}
