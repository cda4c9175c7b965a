// Letters that are typed while the field a person asked for is still coming: held, and typed into it when it has the caret.
// Without this they would be lost, or be taken for keys of the screen.

/** A field that has not come by now will not come. */
const patienceMs = 8_000;

interface Waiting {
  /** What was typed; "\n" is Enter. */
  held: string[];
  /** Where the caret was: letters that still arrive there belong to the new field. */
  from: Element | null;
  timer: number;
}

let waiting: Waiting | null = null;
/** An Enter that was held is being given to its field. */
let ours = false;

export function isTyping(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

/** A field was asked for: what is typed from now on is for it. */
export function expectField(): void {
  const held = waiting?.held ?? [];
  window.clearTimeout(waiting?.timer);
  waiting = { held, from: document.activeElement, timer: window.setTimeout(forgetField, patienceMs) };
}

/** Whether a field was asked for and is not here yet. */
export function isFieldExpected(): boolean {
  return waiting !== null;
}

/** No field comes after all. */
export function forgetField(): void {
  window.clearTimeout(waiting?.timer);
  waiting = null;
}

function isHeldFor(target: EventTarget | null): boolean {
  return waiting !== null && (!isTyping(target) || target === waiting.from);
}

/** Takes a key that is meant for the field to come; says whether it did. */
export function holdKey(event: KeyboardEvent): boolean {
  if (waiting === null || ours || !isHeldFor(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  if (event.key === "Escape") {
    forgetField();
    return false;
  }
  if (event.key === "Backspace") waiting.held.pop();
  else if (event.key === "Enter") waiting.held.push("\n");
  else if ([...event.key].length === 1) waiting.held.push(event.key);
  else return false;
  event.preventDefault();
  event.stopImmediatePropagation();
  return true;
}

function type(field: HTMLElement, text: string): void {
  // The browser's own way of typing: the field, its undo and its listeners see it as they see keys.
  if (typeof document.execCommand === "function" && document.execCommand("insertText", false, text)) return;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.setRangeText(text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }));
  }
}

/** Types what was held, in its order; what is typed meanwhile comes behind it. */
function release(field: HTMLElement): void {
  if (waiting === null || document.activeElement !== field) {
    forgetField();
    return;
  }
  const enter = waiting.held.indexOf("\n");
  const text = waiting.held.splice(0, enter < 0 ? waiting.held.length : enter).join("");
  if (text !== "") type(field, text);
  if (enter < 0) {
    forgetField();
    return;
  }
  waiting.held.shift();
  // The screen has to know the letters before Enter is about them.
  window.setTimeout(() => {
    ours = true;
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
    ours = false;
    release(field);
  }, 0);
}

function focused(event: FocusEvent): void {
  const field = event.target;
  if (waiting === null || !isTyping(field) || field === waiting.from) return;
  // The field puts its caret where it belongs right after it got the focus; until then what is typed is held.
  waiting.from = field;
  window.setTimeout(() => release(field), 0);
}

/** Begins to hold; gives the way to end it. */
export function watchTyping(): () => void {
  const hold = (event: KeyboardEvent) => void holdKey(event);
  window.addEventListener("keydown", hold, { capture: true });
  window.addEventListener("focusin", focused);
  return () => {
    window.removeEventListener("keydown", hold, { capture: true });
    window.removeEventListener("focusin", focused);
    forgetField();
  };
}
