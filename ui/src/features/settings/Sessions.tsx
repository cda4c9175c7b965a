import { useQuery } from "@tanstack/react-query";
import { useAct } from "../../app/act";
import { client } from "../../app/data";
import { useErrorWords, useWords } from "../../app/words";
import { When } from "../../components/When";
import type { SessionList } from "../../generated/calls";
import { type CallError, call } from "../../platform";

const key = ["session.list"];

/** The laptops you are signed in on. Asked from the server, so only with a network. */
export function Sessions() {
  const words = useWords();
  const errorWords = useErrorWords();
  const act = useAct();
  const list = useQuery<SessionList, CallError>({ queryKey: key, queryFn: () => call("session.list", {}), staleTime: 0 });
  const end = async (id: string) => {
    if (await act.call("session.end", { id })) await client.invalidateQueries({ queryKey: key });
  };
  return (
    <section className="section">
      <h2 className="section-title">{words("settings-sessions")}</h2>
      {list.error !== null && <p className="sm quiet">{errorWords(list.error.code)}</p>}
      <ul data-testid="sessions">
        {list.data?.sessions.map((session) => (
          <li key={session.id} className="setting">
            <span className="grow">
              <b>{session.device || words("session-unnamed")}</b>{" "}
              {session.current && <span className="badge">{words("session-this")}</span>}
              <span className="xs quiet">
                {words("session-seen")} <When at={session.seenAt} long className="" /> {words("session-since")}{" "}
                <When at={session.createdAt} className="" />
              </span>
            </span>
            {!session.current && (
              <button type="button" className="btn sm" onClick={() => void end(session.id)} data-testid={`end-${session.id}`}>
                {words("session-end")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
