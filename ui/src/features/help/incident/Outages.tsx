// The outages that run, above what one asked: each with its desk and what it said last.
import { Link } from "@tanstack/react-router";
import { useAsk } from "../../../app/data";
import { useWords } from "../../../app/words";
import { When } from "../../../components/When";

export function Outages() {
  const words = useWords();
  const { data } = useAsk("incident.list", {});
  if (data === undefined || data.incidents.length === 0) return null;
  return (
    <section>
      <div className="grp">
        <h2>{words("outage-now")}</h2>
      </div>
      <ul data-testid="outages">
        {data.incidents.map((each) => (
          <li key={each.id}>
            <Link
              to="/help/o/$incident"
              params={{ incident: each.id }}
              className="it"
              data-row
              data-testid={`row-${each.id}`}
              draggable={false}
            >
              <span className="ti">
                <span dir="auto">{each.title}</span>
                <When at={each.changedAt} className="" />
              </span>
              <span className="me2">
                <span className="standing amber">{each.deskName}</span>
                {each.latest !== "" && (
                  <>
                    {" · "}
                    <bdi>{each.latest}</bdi>
                  </>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
