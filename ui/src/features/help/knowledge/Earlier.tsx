// What an item said before, for those who want to know.
import { useWords } from "../../../app/words";
import { type People, RichText } from "../../../components/text/RichText";
import { When } from "../../../components/When";
import type { KnowledgeView } from "../../../generated/calls";

export function Earlier({ view, people }: { view: KnowledgeView; people: People }) {
  const words = useWords();
  if (view.versions.length === 0) return null;
  return (
    <details className="kept-earlier" data-testid="kept-earlier">
      <summary>{words("kept-earlier", { count: view.versions.length })}</summary>
      {view.versions.map((version) => (
        <section key={version.version} aria-label={version.title}>
          <h2 className="section-title" dir="auto">
            {version.title}
          </h2>
          <p className="sm quiet">
            <bdi>{version.writtenBy.name}</bdi> · {words("kept-until")} <When at={version.untilAt} long className="" />
          </p>
          <RichText doc={version.text} people={people} destinations={version.destinations} entry={`${version.version}`} />
        </section>
      ))}
    </details>
  );
}
