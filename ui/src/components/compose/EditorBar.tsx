// Bold, italic, code, link, lists, quote, a name, an emoji. Keys work too: Ctrl B, I, E.
import { type Editor, useEditorState } from "@tiptap/react";
import {
  AtSign,
  Bold,
  Code,
  Italic,
  Link as LinkIcon,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Smile,
  SquareCode,
} from "lucide-react";
import { useState } from "react";
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components";
import "../../styles/dialog.css";
import { useWords } from "../../app/words";
import { WholePicker } from "../emoji/WholePicker";
import { AttachButton } from "../files/AttachButton";
import { isLink } from "./extensions";

const marks = ["bold", "italic", "code", "link", "bulletList", "orderedList", "blockquote", "codeBlock"] as const;
type Kind = (typeof marks)[number];

const icons: Record<Kind, LucideIcon> = {
  bold: Bold,
  italic: Italic,
  code: Code,
  link: LinkIcon,
  bulletList: List,
  orderedList: ListOrdered,
  blockquote: Quote,
  codeBlock: SquareCode,
};

export function EditorBar({ editor, onFiles }: { editor: Editor; onFiles?: (files: File[]) => void }) {
  const words = useWords();
  const [linking, setLinking] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor: at }) => Object.fromEntries(marks.map((mark) => [mark, at.isActive(mark)])) as Record<Kind, boolean>,
  });
  const run = (kind: Kind) => {
    const chain = editor.chain().focus();
    if (kind === "bold") chain.toggleBold().run();
    else if (kind === "italic") chain.toggleItalic().run();
    else if (kind === "code") chain.toggleCode().run();
    else if (kind === "bulletList") chain.toggleBulletList().run();
    else if (kind === "orderedList") chain.toggleOrderedList().run();
    else if (kind === "blockquote") chain.toggleBlockquote().run();
    else if (kind === "codeBlock") chain.toggleCodeBlock().run();
    else setLinking(!linking);
  };
  return (
    <>
      <div className="editor-bar" role="toolbar" aria-label={words("editor-bar")}>
        {marks.map((mark) => {
          const Icon = icons[mark];
          const label = words(`editor-${mark}`);
          return (
            <button
              key={mark}
              type="button"
              className="ib"
              aria-label={label}
              title={label}
              aria-pressed={mark === "link" ? linking || active.link : active[mark]}
              data-testid={`editor-${mark}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(mark)}
            >
              <Icon className="i" size={16} strokeWidth={1.75} aria-hidden />
            </button>
          );
        })}
        <button
          type="button"
          className="ib"
          aria-label={words("editor-mention")}
          title={words("editor-mention")}
          data-testid="editor-mention"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => editor.chain().focus().insertContent("@").run()}
        >
          <AtSign className="i" size={16} strokeWidth={1.75} aria-hidden />
        </button>
        {onFiles !== undefined && <AttachButton onFiles={onFiles} />}
        <EmojiButton onPick={(each) => editor.chain().focus().insertContent(each).run()} />
      </div>
      {linking && <LinkField editor={editor} onDone={() => setLinking(false)} />}
    </>
  );
}

function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="ib" aria-label={words("editor-emoji")} data-testid="editor-emoji">
        <Smile className="i" size={16} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <Popover className="popover" placement="top start" data-covers>
        <Dialog className="emoji-dialog" aria-label={words("editor-emoji")}>
          <WholePicker
            onPick={(emoji) => {
              setOpen(false);
              onPick(emoji);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const words = useWords();
  const now: unknown = editor.getAttributes("link").href;
  const [url, setUrl] = useState(typeof now === "string" ? now : "");
  const [bad, setBad] = useState(false);
  const apply = () => {
    const text = url.trim();
    const whole =
      text === "" || /^[a-z]+:/i.test(text)
        ? text
        : text.includes("@") && !text.includes("/")
          ? `mailto:${text}`
          : `https://${text}`;
    if (whole !== "" && !isLink(whole)) {
      setBad(true);
      return;
    }
    // At once, not with the next frame: the next letter belongs to the text.
    editor.view.focus();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (whole === "") chain.unsetLink().run();
    else if (editor.state.selection.empty && now === undefined) {
      const link = { type: "text", text, marks: [{ type: "link", attrs: { href: whole } }] };
      chain.insertContent([link, { type: "text", text: " " }]).run();
    } else chain.setLink({ href: whole }).run();
    onDone();
  };
  return (
    <div className="link-field">
      <input
        className={bad ? "in bad" : "in"}
        value={url}
        // biome-ignore lint/a11y/noAutofocus: the person just asked for this field
        autoFocus
        aria-label={words("editor-link-address")}
        placeholder={words("editor-link-address")}
        aria-invalid={bad}
        data-testid="editor-link-address"
        onChange={(event) => {
          setUrl(event.target.value);
          setBad(false);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") apply();
          else if (event.key === "Escape") onDone();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <button type="button" className="btn sm" onClick={apply}>
        {words("editor-link-apply")}
      </button>
      {bad && (
        <p className="msg bad" role="alert">
          {words("refusal-link_invalid")}
        </p>
      )}
    </div>
  );
}
