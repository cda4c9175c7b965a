// "Show this": a notification or a deep link asks for the page of one thing.
import { subscribe } from "../platform";
import { addressOf } from "./places";
import { router } from "./router";

export function subscribeDestinations(): void {
  subscribe((event) => {
    const { destination } = event;
    if (event.changed !== "open" || destination === undefined) return;
    router.history.push(addressOf(destination).slice(1));
  });
}
