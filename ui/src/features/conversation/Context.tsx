// Beside a conversation in a wide window: who else is here and why to listen, and which community this is.
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../app/data";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { PersonLine } from "../../components/PersonName";
import { Tile } from "../../components/Tile";
import type { Conversation, Entry } from "../../generated/calls";
import { whoElse } from "./whoElse";
import "./context.css";

/** More faces than this say less, not more. */
const most = 8;

export function Context({ conversation, comments }: { conversation: Conversation; comments: readonly Entry[] }) {
  const words = useWords();
  const { community, post } = conversation;
  const { data } = useAsk("community.get", { id: community.id });
  // Of a long conversation only a part is here: how many more there are is not known.
  const whole = comments.length >= conversation.commentCount;
  const others = whoElse([post, ...comments]);
  return (
    <section className="context" aria-label={words("context-label")} data-testid="context">
      {others.length > 0 && (
        <section aria-labelledby="context-people">
          <h2 id="context-people">{words("context-people")}</h2>
          <ul>
            {others.slice(0, most).map((person) => (
              <li key={person.id} className="context-person">
                <Face person={person} size={32} />
                <span>
                  <PersonLine person={person} />
                  {person.id === post.author.id && <span className="xs quiet">{words("context-began")}</span>}
                </span>
              </li>
            ))}
          </ul>
          {others.length > most && whole && <p className="xs quiet">{words("context-more", { count: others.length - most })}</p>}
        </section>
      )}
      <section aria-labelledby="context-community">
        <h2 id="context-community">{words("context-community")}</h2>
        <div className="context-head">
          <Tile community={community} size={32} />
          <span>
            <b>{community.name}</b>
            <span className="xs quiet">{words("context-members", { count: community.memberCount })}</span>
          </span>
          {community.closed && <span className="badge">{words("community-closed")}</span>}
        </div>
        {data !== undefined && data.description !== "" && <p dir="auto">{data.description}</p>}
        <Link
          to="/communities/$community/about"
          params={{ community: community.id }}
          className="under"
          data-testid="context-about"
        >
          {words("context-about")}
        </Link>
      </section>
    </section>
  );
}
