import { expect, test } from "vitest";
import type { LinkedInOffer, ProfileView, TopicView } from "../../generated/calls";
import { beginning, mergeOf } from "./linkedin";

const offer: LinkedInOffer = {
  headline: "Planner",
  summary: "Twaalf jaar op de weg.",
  positions: [
    { title: "Planner", company: "Beukenhof", description: "", from: "2018", until: "" },
    { title: "Chauffeur", company: "Elders", description: "", from: "2010", until: "2017" },
  ],
  skills: ["Routes", "retouren"],
  unread: [],
};
const profile = {
  job: "Chauffeur",
  about: "Vraag gerust.",
  expertise: [{ topic: "Retouren", level: "expert", ask: "" }],
} as unknown as ProfileView;

const changeFrom = (from: LinkedInOffer, chosen: Set<string>, to: ProfileView) => mergeOf(from, chosen, to, []).change;
const everything = new Set(["headline", "summary", "position-0", "position-1", "skill-Routes", "skill-retouren"]);

test("what is not chosen goes nowhere", () => {
  expect(changeFrom(offer, new Set(), profile)).toEqual({});
  expect(changeFrom(offer, new Set(["headline"]), profile)).toEqual({ job: "Planner" });
});

test("what is chosen is added to what the profile says", () => {
  expect(changeFrom(offer, new Set(["summary", "position-1"]), profile)).toEqual({
    about: "Vraag gerust.\nTwaalf jaar op de weg.\nChauffeur, Elders, 2010–2017",
  });
});

test("a skill that is there already keeps its level", () => {
  expect(changeFrom(offer, new Set(["skill-Routes", "skill-retouren"]), profile).expertise).toEqual([
    { topic: "Retouren", level: "expert", ask: "" },
    { topic: "Routes", level: "practised", ask: "" },
  ]);
});

test("the same export a second time changes nothing", () => {
  const first = mergeOf(offer, everything, profile, []);
  const filled = { ...profile, ...first.change } as ProfileView;
  const again = mergeOf(offer, everything, filled, []);
  expect([again.change, again.taken]).toEqual([{}, 0]);
  expect(new Set(again.standing.values())).toEqual(new Set(["there"]));
  // Also when it was moved about and got other spaces since.
  const moved = { ...filled, about: `Chauffeur,  Elders, 2010–2017\r\nTwaalf jaar op de weg.\nPlanner, Beukenhof, 2018` };
  expect(mergeOf(offer, everything, moved, []).change).toEqual({});
});

test("a line that only begins like one that stands there is added", () => {
  const filled = { ...profile, about: "Planner, Beukenhof, 2018–2020" };
  expect(changeFrom(offer, new Set(["position-0"]), filled).about).toBe(
    "Planner, Beukenhof, 2018–2020\nPlanner, Beukenhof, 2018",
  );
});

test("a skill that is there under another name of its topic is there", () => {
  const topic = { id: "1", name: "Retouren", nl: "Retouren", en: "Returns", synonyms: ["RMA"], people: 1 } as TopicView;
  const merge = mergeOf({ ...offer, skills: ["returns", "rma"] }, new Set(["skill-returns", "skill-rma"]), profile, [topic]);
  expect([merge.change, merge.standing.get("skill-returns"), merge.standing.get("skill-rma")]).toEqual([{}, "there", "there"]);
});

test("what does not fit is said and stays out whole", () => {
  const long = { ...profile, about: "a".repeat(1995) };
  const merge = mergeOf(offer, new Set(["summary", "position-1"]), long, []);
  expect([merge.change, merge.taken, merge.standing.get("summary")]).toEqual([{}, 0, "full"]);
  const full = { ...profile, expertise: Array.from({ length: 12 }, (_, at) => ({ topic: `t${at}`, level: "expert", ask: "" })) };
  expect(mergeOf(offer, new Set(["skill-Routes"]), full as ProfileView, []).standing.get("skill-Routes")).toBe("full");
  const skill = "x".repeat(41);
  expect(mergeOf({ ...offer, skills: [skill] }, new Set(), profile, []).standing.get(`skill-${skill}`)).toBe("long");
});

test("characters are counted as people see them, and none is split", () => {
  expect(changeFrom({ ...offer, headline: "🌱".repeat(80) }, new Set(["headline"]), profile).job).toBe("🌱".repeat(80));
  expect(beginning("🌱".repeat(81), 80)).toBe("🌱".repeat(80));
  expect(beginning("👩‍🌾👩‍🌾", 4)).toBe("👩‍🌾");
  expect(beginning("Planner van alles wat rijdt", 20)).toBe("Planner van alles");
});
