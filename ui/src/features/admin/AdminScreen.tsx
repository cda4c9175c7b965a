// The place of an administrator: the first steps of a new organisation, and inviting colleagues. The server refuses what is asked here by
// anybody else; a colleague who comes here by its address is told so.
import { useHere } from "../../app/state";
import { useErrorWords, useWords } from "../../app/words";
import { FirstSteps } from "./FirstSteps";
import { InviteColleagues } from "./InviteColleagues";
import { InvitedList } from "./InvitedList";
import { useKept } from "./kept";
import "../../styles/ledger.css";
import "./admin.css";

export default function AdminScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const here = useHere();
  const [{ text, answered }, change] = useKept(here.me?.id ?? "");
  return (
    <div className="wide-page" data-testid="admin">
      <div className="page">
        <h1>{words("admin-title")}</h1>
        {here.isAdministrator ? (
          <>
            <FirstSteps />
            <InviteColleagues
              text={text}
              onText={(next) => change(() => ({ text: next }))}
              onAnswered={(one) =>
                change((before) => ({ answered: [one, ...before.answered.filter(({ login }) => login !== one.login)] }))
              }
            />
            {answered.length > 0 && <InvitedList answered={answered} />}
          </>
        ) : (
          <p className="quiet">{errorWords("not_an_administrator")}</p>
        )}
      </div>
    </div>
  );
}
