// Where an item is read and written: beside the queue when that is where the person is, in Help otherwise.
import { useNavigate, useParams } from "@tanstack/react-router";

export function useKnowledgePlace() {
  const navigate = useNavigate();
  const { desk } = useParams({ strict: false });
  return {
    read: (knowledge: string) =>
      desk === undefined
        ? navigate({ to: "/help/k/$knowledge", params: { knowledge } })
        : navigate({ to: "/desks/$desk/k/$knowledge", params: { desk, knowledge } }),
    change: (knowledge: string) =>
      desk === undefined
        ? navigate({ to: "/help/k/$knowledge/change", params: { knowledge } })
        : navigate({ to: "/desks/$desk/k/$knowledge/change", params: { desk, knowledge } }),
    keep: (question: string) =>
      desk === undefined
        ? navigate({ to: "/help/keep", search: { question } })
        : navigate({ to: "/desks/$desk/keep", params: { desk }, search: { question } }),
  };
}

/** In how many months an item can be looked at again. */
export const months = [3, 6, 12, 24] as const;
