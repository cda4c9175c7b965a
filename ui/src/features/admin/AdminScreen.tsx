// The place of an administrator: the first steps of a new organisation, and inviting colleagues. The server refuses what is asked here by
// anybody else; a colleague who comes here by its address is told so.
import { useState } from "react";
import { useHere } from "../../app/state";
import { useErrorWords, useWords } from "../../app/words";
import { FirstSteps } from "./FirstSteps";
import { InviteColleagues } from "./InviteColleagues";
import { type Answered, InvitedList } from "./InvitedList";
import "./admin.css";

export default function AdminScreen() {
  const words = useWords();
  const errorWords = useErrorWords();
  const here = useHere();
  const [answered, setAnswered] = useState<readonly Answered[]>([]);
  return (
    <div className="wide-page" data-testid="admin">
      <div className="page">
        <h1>{words("admin-title")}</h1>
        {here.isAdministrator ? (
          <>
            <FirstSteps />
            <InviteColleagues
              onAnswered={(one) => setAnswered((all) => [one, ...all.filter(({ login }) => login !== one.login)])}
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
