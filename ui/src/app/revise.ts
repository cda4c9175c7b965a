// A text comes back from the outbox into its draft; go to where it is written.
import { useNavigate } from "@tanstack/react-router";
import { call } from "../platform";
import { editEntry, rereadDraft } from "./drafts";

export function useRevise(): (command: string) => Promise<void> {
  const navigate = useNavigate();
  return async (command) => {
    const { target, post, community } = await call("outbox.revise", { id: command });
    rereadDraft(target);
    const [kind, id] = target.split(":");
    if (kind === "post" && community !== null) await navigate({ to: "/communities/$community/new", params: { community } });
    else if (post !== null) {
      await navigate({ to: "/p/$post", params: { post } });
      if (kind === "edit" && id !== undefined) editEntry(id);
    }
  };
}
