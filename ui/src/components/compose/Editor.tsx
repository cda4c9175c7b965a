// The rich-text field with its small bar. It knows text, not where it goes.
import { EditorContent, useEditor } from "@tiptap/react";
import { type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { isElsewhere } from "../../app/focus";
import { useWords } from "../../app/words";
import type { Doc } from "../../generated/calls";
import { filesOf } from "../files/pick";
import { countChars, docFrom, editorFrom } from "../text/tree";
import { EditorBar } from "./EditorBar";
import { extensions } from "./extensions";
import { MentionMenu, useMentions } from "./Mentions";
import { tidyPasted, tidyPastedText } from "./paste";
import { selectPlace } from "./place";
import "../text/text.css";
import "./compose.css";

export interface EditorHandle {
  focus: () => void;
  /** Empties the field, and keeps the focus in it unless the person is elsewhere already. */
  clear: () => void;
  /** Puts a quote behind what is written, and the caret behind the quote. */
  quote: (doc: Doc) => void;
  /** Puts a text behind what is written, and the caret at the first place in it that is to be filled in, or behind it. */
  insert: (doc: Doc, names: ReadonlyMap<string, string>) => void;
  /** Writes where the caret is. */
  write: (text: string) => void;
  /** Selects the first place that is to be filled in. */
  toPlace: () => void;
}

export interface EditorProps {
  initial: Doc;
  names: ReadonlyMap<string, string>;
  label: string;
  placeholder: string;
  community: string | undefined;
  maxChars: number;
  testid: string;
  autoFocus?: boolean;
  handle?: RefObject<EditorHandle | null>;
  onChange: (doc: Doc) => void;
  onSend: () => void;
  onEscape: () => void;
  onBlur?: () => void;
  /** The field is there and takes what its handle is asked for. */
  onReady?: () => void;
  /** Files that were pasted or picked. */
  onFiles?: (files: File[]) => void;
}

export default function Editor(props: EditorProps) {
  const words = useWords();
  const latest = useRef(props);
  latest.current = props;
  const community = useRef(props.community);
  community.current = props.community;
  const { suggestion, menu } = useMentions(community);
  const menuOpen = useRef(false);
  menuOpen.current = menu !== null;

  const editor = useEditor({
    extensions: extensions(props.placeholder, suggestion),
    content: editorFrom(props.initial, (id) => props.names.get(id) ?? words("person-unknown")),
    injectCSS: false,
    autofocus: props.autoFocus === true ? "end" : false,
    editorProps: {
      attributes: {
        "aria-label": props.label,
        "aria-multiline": "true",
        role: "textbox",
        "data-testid": props.testid,
        spellcheck: "true",
      },
      transformPastedHTML: tidyPasted,
      transformPastedText: tidyPastedText,
      // A copied piece of a document is text with a picture of itself: then the text is meant.
      handlePaste: (_, event) => {
        const files = filesOf(event.clipboardData);
        if (files.length === 0 || event.clipboardData?.getData("text/plain") !== "") return false;
        latest.current.onFiles?.(files);
        return latest.current.onFiles !== undefined;
      },
      // What holds the field takes dropped files.
      handleDrop: (_, event) => filesOf(event.dataTransfer).length > 0,
      handleKeyDown: (_, event) => {
        if (event.key === "Enter" && event.ctrlKey) {
          latest.current.onSend();
          return true;
        }
        if (event.key === "Escape" && !menuOpen.current) {
          event.stopPropagation();
          latest.current.onEscape();
          return true;
        }
        return false;
      },
    },
    // Before this it has no view, and takes nothing.
    onCreate: () => latest.current.onReady?.(),
    onUpdate: ({ editor: at }) => latest.current.onChange(docFrom(at.getJSON())),
    onBlur: () => latest.current.onBlur?.(),
  });

  useImperativeHandle(props.handle, () => ({
    focus: () => editor.commands.focus("end"),
    quote: (doc) => {
      const quoted = editorFrom([{ type: "quote", content: [...doc] }], String).content ?? [];
      const chain = editor.chain().focus("end");
      if (editor.isEmpty) chain.setContent({ type: "doc", content: [...quoted, { type: "paragraph" }] }, { emitUpdate: true });
      else chain.insertContentAt(editor.state.doc.content.size, [...quoted, { type: "paragraph" }]);
      chain.focus("end").run();
    },
    insert: (doc, names) => {
      const { content = [] } = editorFrom(doc, (id) => names.get(id) ?? words("person-unknown"));
      const wasEmpty = editor.isEmpty;
      const chain = editor.chain();
      if (wasEmpty) chain.setContent({ type: "doc", content }, { emitUpdate: true });
      else chain.insertContentAt(editor.state.doc.content.size, content);
      chain.focus("end").run();
      selectPlace(editor);
    },
    write: (text) => {
      // At once, not with the next frame: what is typed before that would go to the button that was pressed.
      editor.view.focus();
      editor.chain().focus().insertContent({ type: "text", text }).run();
    },
    toPlace: () => selectPlace(editor),
    clear: () => {
      const chain = editor.chain().setContent(editorFrom([], String), { emitUpdate: false });
      (isElsewhere(editor.view.dom.closest(".composer")) ? chain : chain.focus()).run();
    },
  }));
  useEffect(() => () => latest.current.onBlur?.(), []);

  return (
    <>
      <EditorContent editor={editor} className="editor" />
      <EditorBar editor={editor} {...(props.onFiles === undefined ? {} : { onFiles: props.onFiles })} />
      <MentionMenu menu={menu} />
    </>
  );
}

/** Said only near the end: how much still fits. What does not fit any more is said by TooLong. */
export function CharsLeft({ doc, max }: { doc: Doc; max: number }) {
  const words = useWords();
  const left = max - countChars(doc);
  if (left < 0 || left > Math.max(200, max / 20)) return null;
  return (
    <span className="xs quiet num" role="status" data-testid="chars-left">
      {words("chars-left", { count: left })}
    </span>
  );
}
