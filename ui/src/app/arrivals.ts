// "Show this": a notification or a deep link asks for a view.
import { subscribe } from "../platform";
import { router } from "./router";

export function subscribePlaces(): void {
  subscribe((event) => {
    const place = event.place;
    if (event.changed !== "open" || place === undefined) return;
    if (place.post !== null) void router.navigate({ to: "/p/$post", params: { post: place.post } });
    else if (place.community !== null)
      void router.navigate({ to: "/communities/$community", params: { community: place.community } });
    else if (place.person !== null) void router.navigate({ to: "/people/$person", params: { person: place.person } });
  });
}
