// The features of Patio, in the order of the rail and of the palette. A new feature is one folder and one line here.

import type { ComponentType } from "react";
import { admin } from "../features/admin/feature";
import { communities } from "../features/communities/feature";
import { compose } from "../features/compose/feature";
import { conversation } from "../features/conversation/feature";
import { drafts } from "../features/drafts/feature";
import { entry } from "../features/entry/feature";
import { files } from "../features/files/feature";
import { help } from "../features/help/feature";
import { home } from "../features/home/feature";
import { me } from "../features/me/feature";
import { mentions } from "../features/mentions/feature";
import { outbox } from "../features/outbox/feature";
import { people } from "../features/people/feature";
import { settings } from "../features/settings/feature";
import { topics } from "../features/topics/feature";
import type { PaletteKind } from "../generated/calls";
import type { Action, Feature, RailPlace, Shown } from "./feature";

const list = [
  compose,
  home,
  people,
  communities,
  help,
  topics,
  me,
  mentions,
  admin,
  drafts,
  outbox,
  settings,
  conversation,
  files,
  entry,
] as const satisfies readonly Feature[];

/** The routes of every feature as one tuple, so that a link to an address that does not exist does not compile. */
type RoutesOf<List> = List extends readonly [infer First, ...infer Rest]
  ? [...(First extends { routes: infer Routes extends readonly unknown[] } ? Routes : []), ...RoutesOf<Rest>]
  : [];
type KindsOf<One> = One extends { shows: infer Shows } ? keyof Shows : never;

export const features: readonly Feature[] = list;
export const routes = features.flatMap((feature) => feature.routes ?? []) as unknown as RoutesOf<typeof list>;
export const places: readonly RailPlace[] = features.flatMap((feature) => feature.place ?? []);
export const actions: readonly Action[] = features.flatMap((feature) => feature.actions ?? []);
/** What stands above every page of the house. */
export const above: readonly ComponentType[] = features.flatMap((feature) => feature.Above ?? []);
/** Parts of every screen of the house. */
export const always: readonly ComponentType[] = features.flatMap((feature) => feature.Always ?? []);
export const WayIn = entry.WayIn;

/** A kind that the palette finds and no feature shows makes this line fail to compile. */
type Missing = Exclude<PaletteKind, KindsOf<(typeof list)[number]>>;
export const shown: [Missing] extends [never] ? Record<PaletteKind, Shown> : Missing = Object.assign(
  {},
  ...features.map((feature) => feature.shows ?? {}),
);
