// A person's page: who, when they work, what they know and what speaks for it, what they wrote, and the people around them.
import { Link, useParams } from "@tanstack/react-router";
import { MessageSquare } from "lucide-react";
import { useAsk } from "../../app/data";
import { useLanguageName } from "../../app/languages";
import { useErrorWords, useWords } from "../../app/words";
import { BackButton } from "../../components/BackButton";
import { Empty } from "../../components/Empty";
import { Face } from "../../components/Face";
import type { PersonPage } from "../../generated/calls";
import { Available } from "./Available";
import { Contact } from "./Contact";
import { ContributionLine } from "./ContributionLine";
import { Curator } from "./Curator";
import { Knows } from "./Knows";
import { Team } from "./Team";
import { Today } from "./Today";
import "./person.css";

export default function PersonScreen() {
  const errorWords = useErrorWords();
  const id = useParams({ strict: false }).person ?? "";
  const { data, error } = useAsk("person.page", { id });
  return (
    <>
      <div className="bar only-narrow">
        <BackButton />
      </div>
      <div className="body person-body" key={id} data-testid="person" data-person={id}>
        {data !== undefined ? (
          <Page page={data} />
        ) : error !== null ? (
          <Empty text={errorWords(error.code)} testid="person-gone" />
        ) : (
          <PersonRoom />
        )}
      </div>
    </>
  );
}

function Page({ page }: { page: PersonPage }) {
  const words = useWords();
  const { card } = page;
  return (
    <article className="col person" aria-label={card.name}>
      <Head page={page} />
      {card.disabled && <p className="gone">{words("person-disabled")}</p>}
      {!card.disabled && <Available page={page} />}
      {!card.disabled && <Today page={page} />}
      <Knows page={page} />
      <Recent page={page} />
      {page.about !== "" && (
        <section className="sec">
          <h2>{words("person-about")}</h2>
          <p className="about-me">{page.about}</p>
        </section>
      )}
      {page.interests.length > 0 && (
        <section className="sec">
          <h2>{words("person-interests")}</h2>
          <p>{page.interests.join(", ")}</p>
        </section>
      )}
      <Team page={page} />
      <Contact page={page} />
      <Curator page={page} />
    </article>
  );
}

function Head({ page }: { page: PersonPage }) {
  const words = useWords();
  const languageName = useLanguageName();
  const { card } = page;
  // Job and unit often say the same.
  const unit = page.unit.toLocaleLowerCase() === card.job.toLocaleLowerCase() ? "" : page.unit;
  const line = [card.job, unit, page.location, page.languages.map(languageName).join(", ")].filter((each) => each !== "");
  return (
    <div className="phead">
      <Face person={card} size={88} />
      <div className="grow">
        <h1>{card.name}</h1>
        <p className="quiet">{line.join(" · ")}</p>
        {card.expertise.length > 0 && (
          <p className="olive">
            <i>{card.expertise.join(", ")}</i>
          </p>
        )}
      </div>
      {card.isMe && (
        <Link to="/me" className="btn" data-testid="edit-me">
          {words("person-edit")}
        </Link>
      )}
    </div>
  );
}

function Recent({ page }: { page: PersonPage }) {
  const words = useWords();
  if (page.recent.length === 0) return null;
  // Of a long conversation the latest word is enough.
  const recent = page.recent.filter((each, place) => page.recent.findIndex((other) => other.post === each.post) === place);
  return (
    <section className="sec">
      <h2>{words("person-recent")}</h2>
      <ul data-testid="recent">
        {recent.map((each) => (
          <ContributionLine
            key={each.entry}
            contribution={each}
            icon={<MessageSquare className="i" size={16} strokeWidth={1.75} aria-hidden />}
          />
        ))}
      </ul>
    </section>
  );
}

function PersonRoom() {
  return (
    <div className="col skeleton" aria-hidden>
      <div className="phead">
        <span className="face f88 hue7" />
        <div className="grow">
          <span className="bone wide" />
          <span className="bone" />
        </div>
      </div>
    </div>
  );
}
