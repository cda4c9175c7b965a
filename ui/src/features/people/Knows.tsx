// A person's knowledge: for each topic one block per contribution that helped, its sources, and the colleagues who vouch for it.
import { ChevronRight, Sprout } from "lucide-react";
import { useId, useState } from "react";
import { useAct } from "../../app/act";
import { useSince } from "../../app/since";
import { useWords } from "../../app/words";
import { Face } from "../../components/Face";
import { PersonLine } from "../../components/PersonName";
import type { PersonPage, SkillView } from "../../generated/calls";
import { ContributionLine } from "./ContributionLine";

/** More blocks than this are counted, not drawn. */
const blocks = 14;

export function Knows({ page }: { page: PersonPage }) {
  const words = useWords();
  if (page.skills.length === 0 && page.alsoHelped.length === 0) return null;
  const first = page.card.name.split(" ")[0] ?? page.card.name;
  return (
    <section className="sec" data-testid="knows">
      <h2>
        {words("person-knows", { name: first })} <span>{words("person-block")}</span>
      </h2>
      {page.skills.map((skill) => (
        <Skill key={`${skill.topic}/${skill.name}`} skill={skill} page={page} />
      ))}
      {page.alsoHelped.length > 0 && <AlsoHelped page={page} />}
    </section>
  );
}

/** Contributions that helped, about something the profile does not name. */
function AlsoHelped({ page }: { page: PersonPage }) {
  const words = useWords();
  return (
    <div className="also-helped">
      {page.skills.length > 0 && <p className="sm quiet">{words("person-also-helped")}</p>}
      <ul data-testid="also-helped" aria-label={words("person-also-helped")}>
        {page.alsoHelped.map((each) => (
          <ContributionLine
            key={each.entry}
            contribution={each}
            icon={<Sprout className="i" size={16} strokeWidth={1.75} aria-hidden />}
          />
        ))}
      </ul>
    </div>
  );
}

function Skill({ skill, page }: { skill: SkillView; page: PersonPage }) {
  const words = useWords();
  const since = useSince();
  const [open, setOpen] = useState(false);
  const id = useId();
  const vouched = skill.vouchedBy.length;
  const said = [
    skill.helpedCount === 0
      ? words(vouched > 0 ? "skill-none" : "skill-declared")
      : words("skill-helped", { count: skill.helpedCount, when: skill.lastAt === null ? "" : since(skill.lastAt) }),
    ...(vouched > 0 ? [words("skill-vouched", { count: vouched })] : []),
  ];
  return (
    <div className="ev-row">
      <button
        type="button"
        className="ev"
        aria-expanded={open}
        aria-controls={id}
        data-testid={`skill-${skill.topic}`}
        onClick={() => setOpen(!open)}
      >
        <i>{skill.name}</i>
        <span className="evt" aria-hidden>
          {skill.helpedCount === 0 && <span className="o" />}
          {Array.from({ length: Math.min(blocks, skill.helpedCount) }, (_, block) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks are all the same and never move
            <span key={block} />
          ))}
        </span>
        <span className="quiet">{said.join(" · ")}</span>
        <ChevronRight className="i turn" size={15} strokeWidth={1.75} aria-hidden />
      </button>
      {open && (
        <div className="ev-more" id={id}>
          <p className="sm">
            {words(`level-${skill.level}`)}
            {skill.ask !== "" && <> · {words("skill-ask", { ask: skill.ask })}</>}
          </p>
          <ul>
            {skill.helped.map((each) => (
              <ContributionLine
                key={each.entry}
                contribution={each}
                icon={<Sprout className="i" size={15} strokeWidth={1.75} aria-hidden />}
              />
            ))}
          </ul>
          <Vouches skill={skill} page={page} />
        </div>
      )}
    </div>
  );
}

function Vouches({ skill, page }: { skill: SkillView; page: PersonPage }) {
  const words = useWords();
  const act = useAct();
  const person = page.card.id;
  return (
    <>
      {skill.vouchedBy.length > 0 && (
        <ul className="vouches" aria-label={words("skill-vouched-by")}>
          {skill.vouchedBy.map((by) => (
            <li key={by.id} className="vouch">
              <Face person={by} size={24} />
              <span className="grow">
                <PersonLine person={by} />
              </span>
              {page.card.isMe && (
                <button
                  type="button"
                  className="btn sm bare"
                  data-testid={`decline-${by.id}`}
                  onClick={() => void act.call("vouch.decline", { topic: skill.topic, by: by.id })}
                >
                  {words("vouch-decline")}
                  <span className="vh"> {by.name}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {page.card.isMe && skill.vouchedBy.length > 0 && <p className="xs quiet">{words("vouch-decline-note")}</p>}
      {/* Colleagues can vouch only for a topic of the vocabulary. */}
      {!page.card.isMe && !page.card.disabled && skill.topic !== "" && (
        <button
          type="button"
          className={skill.vouchedByMe ? "btn sm know" : "btn sm"}
          aria-pressed={skill.vouchedByMe}
          data-testid={`vouch-${skill.topic}`}
          onClick={() => void act.call("vouch.set", { person, topic: skill.topic, on: !skill.vouchedByMe })}
        >
          {words(skill.vouchedByMe ? "vouch-off" : "vouch-on")}
        </button>
      )}
    </>
  );
}
