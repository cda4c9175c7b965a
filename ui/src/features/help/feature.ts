import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { LifeBuoy, MessageCircleQuestionMark } from "lucide-react";
import { lazy } from "react";
import { useAsk } from "../../app/data";
import type { Feature } from "../../app/feature";
import { root } from "../../app/root";
import { Above } from "./Above";

/** The dialog in which a desk is made; the place of the administrator opens it, too. */
export const CreateDesk = lazy(() => import("./CreateDesk"));

const Ask = lazyRouteComponent(() => import("./AskScreen"));
const Question = lazyRouteComponent(() => import("./QuestionScreen"));

const all = createRoute({
  getParentRoute: () => root,
  path: "help",
  component: lazyRouteComponent(() => import("./HelpScreen")),
  staticData: { place: "/help" },
});
const nothingOpen = createRoute({
  getParentRoute: () => all,
  path: "/",
  component: Ask,
  staticData: { view: "list" },
});
const ask = createRoute({
  getParentRoute: () => all,
  path: "ask",
  component: Ask,
  staticData: { view: "reading" },
});
const question = createRoute({
  getParentRoute: () => all,
  path: "q/$question",
  component: Question,
  staticData: { view: "reading" },
});
const desk = createRoute({
  getParentRoute: () => root,
  path: "desks/$desk",
  component: lazyRouteComponent(() => import("./QueueScreen")),
  staticData: { place: "/help", up: "/help" },
});
const aboutDesk = lazyRouteComponent(() => import("./AboutDesk"));
const queueAlone = createRoute({
  getParentRoute: () => desk,
  path: "/",
  component: aboutDesk,
  staticData: { view: "list" },
});
const about = createRoute({
  getParentRoute: () => desk,
  path: "about",
  component: aboutDesk,
  staticData: { view: "reading" },
});
const inQueue = createRoute({
  getParentRoute: () => desk,
  path: "q/$question",
  component: Question,
  staticData: { view: "reading" },
});

const Incident = lazyRouteComponent(() => import("./incident/IncidentScreen"));
const outage = createRoute({
  getParentRoute: () => all,
  path: "o/$incident",
  component: Incident,
  staticData: { view: "reading" },
});
const outageInQueue = createRoute({
  getParentRoute: () => desk,
  path: "o/$incident",
  component: Incident,
  staticData: { view: "reading" },
});
const report = createRoute({
  getParentRoute: () => desk,
  path: "outage",
  component: lazyRouteComponent(() => import("./incident/ReportScreen")),
  staticData: { view: "reading" },
});

const Knowledge = lazyRouteComponent(() => import("./knowledge/KnowledgeScreen"));
const Keep = lazyRouteComponent(() => import("./knowledge/KeepScreen"));
const item = createRoute({
  getParentRoute: () => all,
  path: "k/$knowledge",
  component: Knowledge,
  staticData: { view: "reading" },
});
const itemInQueue = createRoute({
  getParentRoute: () => desk,
  path: "k/$knowledge",
  component: Knowledge,
  staticData: { view: "reading" },
});
const change = createRoute({
  getParentRoute: () => all,
  path: "k/$knowledge/change",
  component: Keep,
  staticData: { view: "reading" },
});
const changeInQueue = createRoute({
  getParentRoute: () => desk,
  path: "k/$knowledge/change",
  component: Keep,
  staticData: { view: "reading" },
});
const keep = createRoute({ getParentRoute: () => all, path: "keep", component: Keep, staticData: { view: "reading" } });
const keepInQueue = createRoute({ getParentRoute: () => desk, path: "keep", component: Keep, staticData: { view: "reading" } });

/** Questions that nobody has, at the desks where this person works. */
function useFree(): number {
  return (useAsk("desk.list", {}).data?.desks ?? []).reduce((sum, each) => sum + each.freeCount, 0);
}

export const help = {
  routes: [
    all.addChildren([nothingOpen, ask, question, outage, item, change, keep]),
    desk.addChildren([queueAlone, about, inQueue, outageInQueue, report, itemInQueue, changeInQueue, keepInQueue]),
  ],
  place: { to: "/help", testid: "nav-help", Icon: LifeBuoy, words: "nav-help", useCount: useFree, counted: "nav-free" },
  Above,
  shows: { desk: { Icon: LifeBuoy, address: (id) => `/desks/${id}` } },
  actions: [
    {
      id: "ask",
      Icon: MessageCircleQuestionMark,
      words: "help-ask",
      key: { key: "a", ctrl: true, shift: true, typing: true, words: "key-ask", name: "key-name-ask" },
      run: { to: "/help/ask", writes: true },
    },
    { id: "help", Icon: LifeBuoy, words: "nav-help", run: { to: "/help" } },
  ],
} as const satisfies Feature;
