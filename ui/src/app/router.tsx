// Places in the house. The list and what is read beside it are one address, so that back and forward work.
import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { HomeScreen } from "../features/home/HomeScreen";
import { EmptyReading } from "./EmptyReading";
import { House } from "./House";

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** Which of the two columns is shown when there is room for one. */
    view?: "list" | "reading" | "wide";
  }
}

const conversation = lazyRouteComponent(() => import("../features/conversation/ConversationScreen"));
const newPost = lazyRouteComponent(() => import("../features/compose/NewPostScreen"));

const root = createRootRoute({ component: House });

const home = createRoute({ getParentRoute: () => root, id: "home", component: HomeScreen });
const homeIndex = createRoute({ getParentRoute: () => home, path: "/", component: EmptyReading, staticData: { view: "list" } });
const homePost = createRoute({
  getParentRoute: () => home,
  path: "p/$post",
  component: conversation,
  staticData: { view: "reading" },
});
const homeNew = createRoute({ getParentRoute: () => home, path: "new", component: newPost, staticData: { view: "reading" } });

const forYou = createRoute({
  getParentRoute: () => root,
  path: "for-you",
  component: lazyRouteComponent(() => import("../features/mentions/MentionsScreen")),
});
const forYouIndex = createRoute({
  getParentRoute: () => forYou,
  path: "/",
  component: EmptyReading,
  staticData: { view: "list" },
});
const forYouPost = createRoute({
  getParentRoute: () => forYou,
  path: "p/$post",
  component: conversation,
  staticData: { view: "reading" },
});

const communities = createRoute({
  getParentRoute: () => root,
  path: "communities",
  component: lazyRouteComponent(() => import("../features/communities/CommunitiesScreen")),
  staticData: { view: "wide" },
});

const community = createRoute({
  getParentRoute: () => root,
  path: "communities/$community",
  component: lazyRouteComponent(() => import("../features/communities/CommunityScreen")),
});
const communityIndex = createRoute({
  getParentRoute: () => community,
  path: "/",
  component: lazyRouteComponent(() => import("../features/communities/AboutCommunity")),
  staticData: { view: "list" },
});
const communityAbout = createRoute({
  getParentRoute: () => community,
  path: "about",
  component: lazyRouteComponent(() => import("../features/communities/AboutCommunity")),
  staticData: { view: "reading" },
});
const communityPost = createRoute({
  getParentRoute: () => community,
  path: "p/$post",
  component: conversation,
  staticData: { view: "reading" },
});
const communityNew = createRoute({
  getParentRoute: () => community,
  path: "new",
  component: newPost,
  staticData: { view: "reading" },
});

const people = createRoute({
  getParentRoute: () => root,
  path: "people",
  component: lazyRouteComponent(() => import("../features/people/PeopleScreen")),
});
const asked = lazyRouteComponent(() => import("../features/people/AskedScreen"));
const peopleIndex = createRoute({ getParentRoute: () => people, path: "/", component: asked, staticData: { view: "list" } });
const peopleAsked = createRoute({
  getParentRoute: () => people,
  path: "asked",
  component: asked,
  staticData: { view: "reading" },
});
const peoplePerson = createRoute({
  getParentRoute: () => people,
  path: "$person",
  component: lazyRouteComponent(() => import("../features/people/PersonScreen")),
  staticData: { view: "reading" },
});

const me = createRoute({
  getParentRoute: () => root,
  path: "me",
  component: lazyRouteComponent(() => import("../features/me/MeScreen")),
  staticData: { view: "wide" },
});
const topics = createRoute({
  getParentRoute: () => root,
  path: "topics",
  component: lazyRouteComponent(() => import("../features/topics/TopicsScreen")),
  staticData: { view: "wide" },
});

const outbox = createRoute({
  getParentRoute: () => root,
  path: "outbox",
  component: lazyRouteComponent(() => import("../features/outbox/OutboxScreen")),
  staticData: { view: "wide" },
});
const settings = createRoute({
  getParentRoute: () => root,
  path: "settings",
  component: lazyRouteComponent(() => import("../features/settings/SettingsScreen")),
  staticData: { view: "wide" },
});

export const router = createRouter({
  routeTree: root.addChildren([
    home.addChildren([homeIndex, homePost, homeNew]),
    forYou.addChildren([forYouIndex, forYouPost]),
    communities,
    community.addChildren([communityIndex, communityAbout, communityPost, communityNew]),
    people.addChildren([peopleIndex, peopleAsked, peoplePerson]),
    me,
    topics,
    outbox,
    settings,
  ]),
  history: createHashHistory(),
  defaultPreload: false,
  scrollRestoration: false,
});
