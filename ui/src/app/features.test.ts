// The borders between the features and the house, read from the sources themselves.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { actions, features, places, shown } from "./features";
import { router } from "./router";
import { makeBundle } from "./words";

const src = resolve(import.meta.dirname, "..");
const sources = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));

/** What a file imports from beside it, as paths below `src`. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(src, path), "utf8");
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|\bmock\(\s*)"(\.{1,2}\/[^"]+)"/g);
  return [...found].map(([, to]) => relative(src, resolve(src, dirname(path), to ?? "")));
}

const featureOf = (path: string) => /^features\/([^/]+)\//.exec(path)?.[1];

test("every folder of a feature is listed", () => {
  const folders = [...new Set(sources.flatMap((path) => featureOf(path) ?? []))];
  const listed = importsOf("app/features.ts").flatMap((path) => featureOf(path) ?? []);
  expect(listed.toSorted()).toEqual(folders.toSorted());
  expect(features.length).toBe(folders.length);
});

test("a feature sees of another feature only what it declares", () => {
  const inside = sources.flatMap((path) =>
    importsOf(path)
      .filter((to) => featureOf(path) !== undefined && featureOf(to) !== undefined && featureOf(to) !== featureOf(path))
      .filter((to) => !/^features\/[^/]+\/feature$/.test(to))
      .map((to) => `${path} imports ${to}`),
  );
  expect(inside).toEqual([]);
});

test("the house and the shared components know features only through the list", () => {
  const direct = sources
    .filter((path) => featureOf(path) === undefined && path !== "app/features.ts")
    .flatMap((path) => importsOf(path).flatMap((to) => (featureOf(to) === undefined ? [] : `${path} imports ${to}`)));
  expect(direct).toEqual([]);
});

test("a feature does not lean on the list it stands in", () => {
  const leaning = sources
    .filter((path) => featureOf(path) !== undefined)
    .filter((path) => importsOf(path).some((to) => ["app/features", "app/router", "app/Rail", "app/House"].includes(to)));
  expect(leaning).toEqual([]);
});

test("what a feature declares leads to a page", () => {
  const things = Object.values(shown).map((each) => each.address("id"));
  const led = actions.flatMap(({ run }) => (typeof run === "function" ? [] : run.to));
  for (const to of [...places.map((place) => place.to), ...led, ...things]) {
    const [matched] = router.getMatchedRoutes(to);
    expect([to, matched.length > 1]).toEqual([to, true]);
  }
});

test("each route marks a place that is in the rail", () => {
  const known = new Set(places.map((place) => place.to));
  const marked = Object.values(router.routesById).flatMap((route) => route.options.staticData?.place ?? []);
  expect(marked.filter((place) => !known.has(place))).toEqual([]);
  expect(marked.length).toBeGreaterThanOrEqual(known.size);
});

test("no two features take the same id or the same key", () => {
  const ids = actions.map((action) => action.id);
  const keys = actions.flatMap((action) => action.key?.key ?? []);
  for (const list of [ids, keys, places.map((place) => place.testid)]) expect(new Set(list).size).toBe(list.length);
});

test("what a feature declares has words in both languages", () => {
  const used = [...places.map((place) => place.words), ...actions.flatMap(({ words, key }) => [words, key?.words, key?.name])];
  for (const locale of ["nl", "en"] as const) {
    const bundle = makeBundle(locale);
    expect(used.filter((id) => id !== undefined && !bundle.hasMessage(id))).toEqual([]);
  }
});

test("only the door to Rust makes errors, and only by their code are they told apart", () => {
  const wrong = sources
    .filter((path) => !path.startsWith("platform/") && !/\.test\.tsx?$/.test(path))
    .filter((path) =>
      /new CallError|instanceof CallError|(error|cause|failure)\.message/.test(readFileSync(join(src, path), "utf8")),
    );
  expect(wrong).toEqual([]);
});
