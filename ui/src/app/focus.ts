// Keeps the focus on something. When what had it is taken away (a row, a dialog, a page), the focus would fall to the document, and
// the keys and the screen reader would begin at the top again; it goes to what was nearest instead. A person who presses beside
// everything gives the focus up, and it is left alone.
import { stepBefore } from "./steps";
import { isFieldExpected } from "./typing";

/** What lies over the house: dialogs, menus. */
const cover = "[data-covers]";
/** The columns and pages: each has a heading of its own. */
const pages = ".reading, .list, .wide-page";
/** What holds a few controls that belong together. */
const groups = "li, article, fieldset, form, .fld, .opt, .sec, .composer";
const rows = "li, article, [data-row]";
const focusable = "a[href], button, input, select, textarea, [contenteditable=true], [tabindex='0'], summary";

/** An element that had the focus, and what was around it then. */
interface Trail {
  element: HTMLElement;
  /** What takes its place when it is gone, the nearest first: its row, the rows beside it, its group, the other rows of the page. */
  near: HTMLElement[];
}

/** Whether it can be seen and take the focus. */
export function isThere(element: HTMLElement): boolean {
  const shown = element.isConnected && element.getClientRects().length > 0;
  return shown && !element.matches(":disabled") && element.closest("[inert], [aria-hidden=true]") === null;
}

/** Whether the person went on to something outside of this while it was at work. */
export function isElsewhere(from: Element | null): boolean {
  const here = document.activeElement;
  return here !== null && here !== document.body && from?.contains(here) !== true;
}

/** The rows beside this one: those after it, then those before it, each nearest first. */
function beside(row: Element, all: Iterable<Element>): HTMLElement[] {
  const after: HTMLElement[] = [];
  const before: HTMLElement[] = [];
  for (const each of all) {
    if (!(each instanceof HTMLElement) || each === row || each.contains(row) || row.contains(each)) continue;
    if (row.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) after.push(each);
    else before.unshift(each);
  }
  return [...after, ...before];
}

export function trailOf(element: HTMLElement): Trail {
  const inside: HTMLElement[] = [];
  for (let at = element.parentElement?.closest<HTMLElement>(groups); at; at = at.parentElement?.closest<HTMLElement>(groups))
    inside.push(at);
  const row = element.closest("li, article") ?? element.closest("[data-row]");
  const own = row instanceof HTMLElement ? [row] : [];
  const siblings = row === null ? [] : beside(row, row.parentElement?.children ?? []);
  const others = row === null ? [] : beside(row, row.closest(pages)?.querySelectorAll(rows) ?? []);
  return { element, near: [...own, ...siblings, ...inside, ...others] };
}

/** Gives the focus to an element, or to the first thing in it that takes it. */
function give(element: HTMLElement): boolean {
  const takes = element.matches(`${focusable}, [tabindex]`) && isThere(element);
  const inner = takes ? element : [...element.querySelectorAll<HTMLElement>(focusable)].find(isThere);
  if (inner === undefined) return false;
  inner.focus({ preventScroll: inner.matches("article, h1") });
  return document.activeElement === inner;
}

/** The heading of the page that is read, or of the list when nothing is. */
export function focusHeading(within?: Element | null): boolean {
  const page = within?.closest(pages) ?? null;
  const reads = document.querySelector(".house[data-view=reading]") !== null;
  const places = reads ? [".reading h1", "h1"] : [".list h1, .wide-page h1", "h1"];
  const found = [
    ...(page?.querySelectorAll<HTMLElement>("h1") ?? []),
    ...places.flatMap((each) => [...document.querySelectorAll<HTMLElement>(each)]),
  ];
  const heading = found.find(isThere);
  if (heading === undefined) return false;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return give(heading);
}

/** The row that leads to the page one came from. */
function rowBehind(): HTMLElement | null {
  const before = stepBefore();
  const all = [...document.querySelectorAll<HTMLElement>("[data-row][href]")];
  return before === "" ? null : (all.find((row) => row.getAttribute("href")?.endsWith(`#${before}`)) ?? null);
}

/** Gives the focus to what is nearest to one of these, in their order. */
export function recover(trails: readonly Trail[]): boolean {
  const over = [...document.querySelectorAll<HTMLElement>(cover)].at(-1);
  const allowed = (element: HTMLElement) => element.isConnected && (over === undefined || over.contains(element));
  for (const trail of trails) {
    if (isThere(trail.element) && allowed(trail.element) && give(trail.element)) return true;
    for (const each of trail.near) if (allowed(each) && give(each)) return true;
  }
  if (over !== undefined) return give(over);
  const row = rowBehind();
  return (row !== null && isThere(row) && give(row)) || focusHeading();
}

/** A control that works on what was asked is off for a moment, and gets the focus back. */
const patienceMs = 1_500;

/** Begins to look after the focus; gives the way to end it. */
export function watchFocus(): () => void {
  let last: Trail | null = null;
  /** What had the focus before something came over the house. */
  let opener: Trail | null = null;
  let planned = 0;
  let lostAt = 0;

  const check = () => {
    planned = 0;
    const here = document.activeElement;
    const fallen = here === null || here === document.body || (here instanceof HTMLElement && !isThere(here));
    if (!fallen || last === null) {
      lostAt = 0;
      return;
    }
    // It is still there, so the person pressed beside it.
    if (isThere(last.element)) {
      if (lostAt !== 0) last.element.focus({ preventScroll: true });
      else if (here === document.body) last = null;
      lostAt = 0;
      return;
    }
    lostAt ||= performance.now();
    const off = last.element.matches(":disabled") && last.element.getClientRects().length > 0;
    // A field that was asked for takes the focus itself.
    if (isFieldExpected() || (off && performance.now() - lostAt < patienceMs)) {
      window.setTimeout(plan, 100);
      return;
    }
    // Until the next page is drawn there may be nothing to give it to: what is drawn next is looked at again.
    if (recover(opener === null ? [last] : [opener, last])) lostAt = 0;
  };
  // After the frames in which a dialog that closes gives the focus back itself.
  const plan = () => {
    if (planned !== 0) return;
    planned = requestAnimationFrame(() => {
      planned = requestAnimationFrame(() => {
        planned = window.setTimeout(check, 0);
      });
    });
  };
  const came = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target === document.body) return;
    const covers = event.target.closest(cover) !== null;
    if (!covers) opener = null;
    else if (opener === null && last !== null && last.element.closest(cover) === null) opener = last;
    last = trailOf(event.target);
    lostAt = 0;
  };
  const went = (event: FocusEvent) => {
    if (event.relatedTarget === null) plan();
  };
  const changed = new MutationObserver((changes) => {
    if (last === null) return;
    const here = document.activeElement;
    const hidden = () => changes.some((each) => each.type === "attributes") && here?.getClientRects().length === 0;
    if (here === null || here === document.body || hidden()) plan();
  });
  document.addEventListener("focusin", came);
  document.addEventListener("focusout", went);
  changed.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled", "hidden", "data-view"],
  });
  return () => {
    document.removeEventListener("focusin", came);
    document.removeEventListener("focusout", went);
    changed.disconnect();
  };
}
