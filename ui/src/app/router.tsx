// The addresses of the house: every feature's routes under one root. A list and what is read beside it are one address.
import { createHashHistory, createRouter } from "@tanstack/react-router";
import { routes } from "./features";
import { House } from "./House";
import { root } from "./root";

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

root.update({ component: House });

export const router = createRouter({
  routeTree: root.addChildren(routes),
  history: createHashHistory(),
  defaultPreload: false,
  scrollRestoration: false,
});
