// Places in a text that a person fills in: a name in double braces. The first one is selected, so that what is typed stands in its stead.
import type { Editor } from "@tiptap/react";

const place = /\{\{[^{}]{1,40}\}\}/;

export function selectPlace(editor: Editor): void {
  let found: { from: number; to: number } | undefined;
  editor.state.doc.descendants((node, at) => {
    if (found !== undefined || node.type.name === "codeBlock") return false;
    const match = node.isText && !node.marks.some((mark) => mark.type.name === "code") ? place.exec(node.text ?? "") : null;
    if (match !== null) found = { from: at + match.index, to: at + match.index + match[0].length };
    return found === undefined;
  });
  if (found !== undefined) editor.chain().focus().setTextSelection(found).scrollIntoView().run();
}
