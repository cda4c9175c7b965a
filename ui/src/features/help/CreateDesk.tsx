// The dialog in which a desk is made. Its maker is its first lead, and adds the colleagues who answer.
import { useNavigate } from "@tanstack/react-router";
import type { Act } from "../../app/act";
import { useWords } from "../../app/words";
import { NameDialog, type Named } from "../../components/NameDialog";
import { call } from "../../platform";

export default function CreateDesk({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const make = async (act: Act, { name, description }: Named) => {
    await act.run(async () => {
      const made = await call("desk.create", { name, purpose: description });
      onClose();
      void navigate({ to: "/desks/$desk/about", params: { desk: made.id } });
    });
  };
  return (
    <NameDialog
      title={words("desk-create-title")}
      about={words("desk-purpose")}
      of="desk.create"
      submit={words("desk-create-do")}
      onSubmit={make}
      onClose={onClose}
      testid="create-desk"
    >
      <p className="sm quiet">{words("desk-create-body")}</p>
    </NameDialog>
  );
}
