// What the editor can hold: exactly what the tree of a text can hold.
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Code } from "@tiptap/extension-code";
import { CodeBlock } from "@tiptap/extension-code-block";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Mention } from "@tiptap/extension-mention";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { Placeholder, UndoRedo } from "@tiptap/extensions";
import type { SuggestionOptions } from "@tiptap/suggestion";
import type { PersonCard } from "../../generated/calls";

/** https and mailto, as Rust allows; Rust decides. */
export function isLink(url: string): boolean {
  return /^(https:\/\/|mailto:)[^\s]+$/i.test(url);
}

export function extensions(placeholder: string, suggestion: Omit<SuggestionOptions<PersonCard>, "editor">) {
  return [
    Document,
    Paragraph,
    Text,
    Bold,
    Italic,
    Code.extend({ excludes: "" }),
    CodeBlock,
    Blockquote,
    BulletList,
    OrderedList,
    ListItem,
    ListKeymap,
    HardBreak,
    UndoRedo,
    // Typing on after a link is not part of it.
    Link.extend({ inclusive: false }).configure({
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: "https",
      protocols: ["https", "mailto"],
      isAllowedUri: (url) => isLink(url),
      shouldAutoLink: (url) => isLink(url),
    }),
    Mention.configure({ HTMLAttributes: { class: "mention" }, suggestion }),
    Placeholder.configure({ placeholder }),
  ];
}
