// The loopback bridge: the same calls over HTTP, for tests in a browser.
import type { Event } from "../generated/calls";
import type { Platform } from "./index";

export function bridge(): Platform {
  return {
    async call(name, payload) {
      const answer = await fetch(`/call/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(payload),
      });
      const body: unknown = await answer.json();
      if (!answer.ok) throw body;
      return body;
    },
    async stageBytes(file, bytes) {
      const answer = await fetch(`/stage/${file}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: bytes,
      });
      if (!answer.ok) throw await answer.json();
    },
    fileUrl: (file, variant) => `/file/${file}/${variant}`,
    subscribe(hear) {
      const source = new EventSource("/events");
      source.onmessage = (message) => hear(JSON.parse(String(message.data)) as Event);
      return () => source.close();
    },
  };
}
