// What a feature tells the house about itself. The router, the rail, the palette and the list of keys are made from this.
import type { AnyRoute } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { AppState, PaletteKind } from "../generated/calls";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** Which of the two columns is drawn when there is room for one. */
    view?: "list" | "reading" | "wide";
    /** The place of the rail that is marked while this page is open. */
    place?: string;
    /** Where one step back from this list leads; home when nothing is said. */
    up?: string;
    /** This page opens from anywhere, and one step back leads there. */
    opensFromAnywhere?: boolean;
  }
}

/** A place of the rail, and of the bar at the foot of a small window. */
export interface RailPlace {
  to: string;
  testid: string;
  Icon: LucideIcon;
  /** Text id. */
  words: string;
  /** How many things here are unread, or are to be done. */
  useCount?: () => number;
  /** Text id of what is counted, when it is not unread. */
  counted?: string;
  /** Whether the rail shows it now; the bar at the foot of a small window has no room for a place that comes and goes. */
  useShown?: () => boolean;
}

/** What a person can do from anywhere: a line of the palette, and a key when it has one. */
export interface Action {
  id: string;
  Icon: LucideIcon;
  /** Text id of the line in the palette. */
  words: string;
  key?: {
    /** As in KeyboardEvent.key. */
    key: string;
    ctrl?: true;
    shift?: true;
    /** Also while typing. */
    typing?: true;
    /** Text id of what the key does. */
    words: string;
    /** Text id of the key's name. */
    name: string;
  };
  /** Where it leads, or the call it makes. A page that is for writing takes what is typed before it is there. */
  run: { to: string; writes?: true } | (() => Promise<unknown>);
}

/** Where one kind of thing is read, when the palette finds it. */
export interface Shown {
  Icon: LucideIcon;
  address: (id: string) => string;
}

/** The steps before the house. */
export interface WayIn {
  state: AppState;
  /** The profile is saved and the communities are being chosen. */
  choosing: boolean;
  onProfileSaved: () => void;
  onReadFirst: () => void;
  onDone: () => void;
}

export interface Feature {
  routes?: readonly AnyRoute[];
  place?: RailPlace;
  actions?: readonly Action[];
  shows?: { readonly [kind in PaletteKind]?: Shown };
  /** Above every page of the house. */
  Above?: ComponentType;
  /** Part of every screen of the house. */
  Always?: ComponentType;
  WayIn?: ComponentType<WayIn>;
}
