import { Editor } from "@tiptap/core";
import { afterEach, expect, test } from "vitest";
import { docFrom } from "../text/tree";
import { extensions } from "./extensions";
import { tidyPasted, tidyPastedText } from "./paste";

let editor: Editor | undefined;
afterEach(() => editor?.destroy());

function pasted(html: string) {
  editor = new Editor({ extensions: extensions("", {}), content: tidyPasted(html) });
  return docFrom(editor.getJSON());
}

const words = (text: string) => ({ type: "text", text });
const line = (text: string) => ({ type: "paragraph", content: [words(text)] });

const EXCEL = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment-->
<table border=0 cellpadding=0 width=192><col width=64 span=3>
 <tr height=20><td height=20 class=xl65>Naam</td><td class=xl65>Uren</td><td>Dag</td></tr>
 <tr height=20><td>Wim</td><td align=right>4</td><td></td></tr>
 <tr height=20><td></td><td></td><td></td></tr>
 <tr height=20><td>Eva</td><td></td><td>di</td></tr>
</table><!--EndFragment--></body></html>`;

test("the rows of a table are lines, with their cells apart", () => {
  expect(pasted(EXCEL)).toEqual([
    {
      type: "paragraph",
      content: [words("Naam | Uren | Dag"), { type: "break" }, words("Wim | 4"), { type: "break" }, words("Eva | | di")],
    },
  ]);
});

test("a table of Outlook keeps what is bold and linked, and one that only arranges is what stands in it", () => {
  const html = `<table><tr><td><p class=MsoNormal><b>Wat</b><o:p></o:p></p></td><td><p class=MsoNormal>Waar</p></td></tr>
    <tr><td><p>Harken</p><p>en vegen</p></td><td><a href="https://www.tuin.nl/pad">pad</a></td></tr></table><p>Groet</p>`;
  expect(pasted(html)).toEqual([
    {
      type: "paragraph",
      content: [
        { ...words("Wat"), marks: ["bold"] },
        words(" | Waar"),
        { type: "break" },
        words("Harken en vegen | "),
        { ...words("pad"), link: "https://www.tuin.nl/pad" },
      ],
    },
    line("Groet"),
  ]);
  expect(pasted("<table><tr><td><table><tr><td><p>Een</p><p>Twee</p></td></tr></table></td></tr></table>")).toEqual([
    line("Een"),
    line("Twee"),
  ]);
});

const item = (level: number, mark: string, text: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;

test("a list of Word is a list, with what lies deeper in it", () => {
  const html = `<p class=MsoNormal>Doen:</p>${item(1, "·", "harken")}${item(2, "o", "het gras")}${item(1, "·", "vegen")}<p class=MsoNormal>Klaar</p>${item(1, "1.", "eerst")}${item(1, "2.", "dan")}`;
  expect(pasted(html)).toEqual([
    line("Doen:"),
    { type: "list", items: [[line("harken"), { type: "list", items: [[line("het gras")]] }], [line("vegen")]] },
    line("Klaar"),
    { type: "list", ordered: true, items: [[line("eerst")], [line("dan")]] },
  ]);
  expect(pasted("<p>·&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;harken</p><p>·&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;vegen</p>")).toEqual([
    { type: "list", items: [[line("harken")], [line("vegen")]] },
  ]);
});

test("an address that is no link here is kept behind its words", () => {
  expect(pasted('<p>zie <a href="http://oud.tuin.nl/pad">the old site</a>.</p>')).toEqual([
    line("zie the old site (http://oud.tuin.nl/pad)."),
  ]);
  expect(pasted('<p><a href="http://oud.tuin.nl/pad">http://oud.tuin.nl/pad</a></p>')).toEqual([line("http://oud.tuin.nl/pad")]);
  expect(pasted('<p><a href="https://tuin.nl/pad">het pad</a></p>')).toEqual([
    { type: "paragraph", content: [{ ...words("het pad"), link: "https://tuin.nl/pad" }] },
  ]);
});

test("rows that come as mere text are lines, and words with a tab stay words", () => {
  expect(tidyPastedText("Naam\tUren\r\nWim\t4\r\n")).toBe("Naam | Uren\nWim | 4");
  for (const text of ["a\tb", "if x:\n\treturn", "a\nb"]) expect(tidyPastedText(text)).toBe(text);
});

test("what was copied in Patio, and what has no marks of its own, stays as it is", () => {
  for (const html of ["<p data-pm-slice='1 1 []'>a | b</p>", "<p>een - twee</p>"])
    expect(tidyPasted(html)).toBe(html.replaceAll("'", html.includes("slice") ? "'" : '"'));
});
