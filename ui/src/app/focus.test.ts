import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { focusHeading, recover, trailOf } from "./focus";

// Nothing is laid out here: what is in the document can be seen.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "getClientRects").mockImplementation(function (this: HTMLElement) {
    return (this.isConnected ? [1] : []) as unknown as DOMRectList;
  });
});
afterEach(() => document.body.replaceChildren());

function draw(html: string): (id: string) => HTMLElement {
  document.body.innerHTML = html;
  return (id) => document.getElementById(id) ?? document.body;
}
const here = () => document.activeElement?.id;

const list = `<section class="list"><h1 id="title">Outbox</h1><ul>
  <li id="one" data-row><button id="b1"></button></li>
  <li id="two" data-row><button id="b2"></button></li>
  <li id="three" data-row><button id="b3"></button></li></ul></section>`;

test("when a row is taken away, the next one has the focus, then the one before, then the heading", () => {
  const at = draw(list);
  for (const [gone, next] of [
    ["two", "b3"],
    ["three", "b1"],
    ["one", "title"],
  ] as const) {
    at(gone).querySelector("button")?.focus();
    const trail = trailOf(document.activeElement as HTMLElement);
    at(gone).remove();
    expect(recover([trail])).toBe(true);
    expect(here()).toBe(next);
  }
});

test("what is left of a group comes before the other rows of the page", () => {
  const at =
    draw(`<div class="wide-page"><h1>Profile</h1><div class="fld"><ul><li id="tag"><button id="x"></button></li></ul><input id="field"></div>
    <ul><li><button id="other"></button></li></ul></div>`);
  at("x").focus();
  const trail = trailOf(at("x"));
  at("tag").remove();
  recover([trail]);
  expect(here()).toBe("field");
});

test("under a dialog nothing gets it, and what is off does not take it", () => {
  const at = draw(
    `${list}<div data-covers><div role="dialog" id="dialog" tabindex="-1"><button id="off" disabled></button><button id="yes"></button></div></div>`,
  );
  const trail = trailOf(at("b1"));
  at("b1").remove();
  recover([trail]);
  expect(here()).toBe("yes");
});

test("a heading that takes the focus is reached by no key", () => {
  const at = draw(list);
  expect(focusHeading()).toBe(true);
  expect([here(), at("title").tabIndex]).toEqual(["title", -1]);
});
