// What one knows: topics that are there already before new ones, how well, and what to ask about.
import { ArrowUp, X } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/words";
import { Suggest } from "../../components/Suggest";
import { useTopicOffers } from "../../components/useTopicOffers";
import { limits, type SkillDraft } from "../../generated/calls";
import { Frame } from "./Frame";
import { useField } from "./useField";

const levels = ["learning", "practised", "expert"] as const;

export function ExpertiseField({ skills }: { skills: SkillDraft[] }) {
  const words = useWords();
  const field = useField(skills, (expertise) => ({ expertise }));
  const [typing, setTyping] = useState("");
  const offers = useTopicOffers(
    typing,
    field.value.map((skill) => skill.topic),
  );
  const add = (text: string) => {
    const topic = text.replaceAll(",", " ").trim();
    setTyping("");
    const known = field.value.some((skill) => skill.topic.toLocaleLowerCase() === topic.toLocaleLowerCase());
    if (topic !== "" && !known) field.set([...field.value, { topic, level: "practised", ask: "" }]);
  };
  const change = (row: number, next: Partial<SkillDraft>) =>
    field.set(field.value.map((skill, place) => (place === row ? { ...skill, ...next } : skill)));
  const up = (row: number) => {
    const next = [...field.value];
    const [moved] = next.splice(row, 1);
    if (moved !== undefined) next.splice(row - 1, 0, moved);
    field.set(next);
  };
  return (
    <Frame
      word="expertise"
      group
      code={field.code}
      note={words("me-expertise-note")}
      onBlur={(event) => {
        if (typing.trim() !== "" && !event.currentTarget.contains(event.relatedTarget)) add(typing);
        else field.onBlur(event);
      }}
    >
      {(id, hint) => (
        <>
          <ul className="skills">
            {field.value.map((skill, row) => (
              <li key={skill.topic} className="skill" data-testid={`me-skill-${skill.topic}`}>
                <div className="skill-head">
                  <b className="olive grow">{skill.topic}</b>
                  {row > 0 && (
                    <button
                      type="button"
                      className="ib"
                      aria-label={words("me-skill-up", { what: skill.topic })}
                      onClick={() => up(row)}
                    >
                      <ArrowUp className="i" size={15} strokeWidth={1.75} aria-hidden />
                    </button>
                  )}
                  <button
                    type="button"
                    className="ib"
                    aria-label={words("me-remove", { what: skill.topic })}
                    onClick={() => field.set(field.value.filter((_, place) => place !== row))}
                  >
                    <X className="i" size={15} strokeWidth={1.75} aria-hidden />
                  </button>
                </div>
                <select
                  className="in small"
                  aria-label={words("me-level-of", { what: skill.topic })}
                  value={skill.level}
                  onChange={(event) => {
                    const level = levels.find((each) => each === event.target.value);
                    if (level !== undefined) change(row, { level });
                  }}
                >
                  {levels.map((level) => (
                    <option key={level} value={level}>
                      {words(`me-level-${level}`)}
                    </option>
                  ))}
                </select>
                <input
                  className="in small"
                  aria-label={words("me-ask-of", { what: skill.topic })}
                  placeholder={words("me-ask")}
                  value={skill.ask}
                  maxLength={140}
                  onChange={(event) => change(row, { ask: event.target.value })}
                />
              </li>
            ))}
          </ul>
          <Suggest
            id={id}
            label={words("me-expertise-add")}
            placeholder={words("me-expertise-add")}
            describedBy={hint}
            value={typing}
            offers={offers}
            onChange={setTyping}
            onPick={(offer) => add(offer.label)}
            onEnter={add}
            maxLength={limits.expertiseMaxChars}
            disabled={field.value.length >= limits.expertiseMaxCount}
            testid="me-expertise-field"
          />
        </>
      )}
    </Frame>
  );
}
