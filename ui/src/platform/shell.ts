// The desktop shell: one Tauri command for calls and one for bytes, one Tauri event.
import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Event } from "../generated/calls";
import type { Platform } from "./index";

export function shell(): Platform {
  return {
    call: (name, payload) => invoke("call", { name, payload }),
    stageBytes: (file, bytes) => invoke("stage", bytes, { headers: { file } }),
    // A scheme of its own on Linux and macOS, a host of its own on Windows.
    fileUrl: (file, variant) => `${convertFileSrc("", "patiofile")}${file}/${variant}`,
    subscribe(hear) {
      const stop = listen<Event>("patio", (event) => hear(event.payload));
      return () => {
        void stop.then((unlisten) => unlisten());
      };
    },
  };
}
