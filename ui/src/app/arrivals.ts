// "Show this": a notification or a deep link asks for the page of one thing.
import { subscribe } from "../platform";
import { shown } from "./features";
import { router } from "./router";

export function subscribeDestinations(): void {
  subscribe((event) => {
    const destination = event.destination;
    if (event.changed !== "open" || destination === undefined) return;
    // The narrowest thing counts: a post comes with its community.
    for (const kind of [shown.conversation, shown.community, shown.person]) {
      const id = destination[kind.field];
      if (id === null) continue;
      router.history.push(kind.address(id));
      return;
    }
  });
}
