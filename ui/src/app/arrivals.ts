// "Show this": a notification or a deep link asks for the page of one thing.
import { subscribe } from "../platform";
import { shown } from "./features";
import { router } from "./router";

export function subscribePlaces(): void {
  subscribe((event) => {
    const place = event.place;
    if (event.changed !== "open" || place === undefined) return;
    // The narrowest thing counts: a post comes with its community.
    for (const kind of [shown.conversation, shown.community, shown.person]) {
      const id = place[kind.field];
      if (id === null) continue;
      router.history.push(kind.address(id));
      return;
    }
  });
}
