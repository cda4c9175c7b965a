import { expect, test } from "vitest";
import type { LinkedInOffer, ProfileView } from "../../generated/calls";
import { changeFrom } from "./LinkedInDialog";

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
  about: "Vraag gerust.",
  expertise: [{ topic: "Retouren", level: "expert", ask: "" }],
} as unknown as ProfileView;

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
