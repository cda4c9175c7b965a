// The one door to Rust: a call and its answer, and the events that say what changed. Picks the desktop shell or the loopback bridge.
import { type CallCode, type Calls, callCodes, type Event } from "../generated/calls";
import { bridge } from "./bridge";
import { shell } from "./shell";

export type { CallCode };
export type CallName = keyof Calls;
export type Request<N extends CallName> = Calls[N]["request"];
export type Answer<N extends CallName> = Calls[N]["answer"];

export interface Platform {
  call(name: string, payload: unknown): Promise<unknown>;
  subscribe(hear: (event: Event) => void): () => void;
  /** Gives the next bytes of a staged file. */
  stageBytes(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The address of a file's bytes. */
  fileUrl(file: string, variant: FileVariant): string;
}

export type FileVariant = "original" | "large" | "medium" | "small";

/** Why a call failed. */
export class CallError extends Error {
  readonly code: CallCode;
  readonly retryAfterMs: number | undefined;

  constructor(code: CallCode, retryAfterMs?: number) {
    super(code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

const platform: Platform = "__TAURI_INTERNALS__" in window ? shell() : bridge();

function isCallCode(code: unknown): code is CallCode {
  return callCodes.some((known) => known === code);
}

/** Whatever was thrown, as an error with a code: what carries none that Rust knows is a fault of Patio itself. */
export function asCallError(cause: unknown): CallError {
  if (cause instanceof CallError) return cause;
  if (typeof cause === "object" && cause !== null && "code" in cause && isCallCode(cause.code)) {
    const wait = "retryAfterMs" in cause && typeof cause.retryAfterMs === "number" ? cause.retryAfterMs : undefined;
    return new CallError(cause.code, wait);
  }
  return new CallError("internal");
}

export async function call<N extends CallName>(name: N, payload: Request<N>): Promise<Answer<N>> {
  try {
    return (await platform.call(name, payload)) as Answer<N>;
  } catch (cause) {
    throw asCallError(cause);
  }
}

export function subscribe(hear: (event: Event) => void): () => void {
  return platform.subscribe(hear);
}

/** The next bytes of a file that is being staged, in order. */
export async function stageBytes(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    await platform.stageBytes(file, bytes);
  } catch (cause) {
    throw asCallError(cause);
  }
}

/** Where an image is drawn from. It answers nothing when it is not on this laptop and there is no network. */
export function fileUrl(file: string, variant: FileVariant): string {
  return platform.fileUrl(file, variant);
}

/** Opens a link outside Patio; the shell checks it once more. */
export async function openLink(url: string): Promise<void> {
  try {
    await platform.call("link.open", { url });
  } catch (cause) {
    throw asCallError(cause);
  }
}
