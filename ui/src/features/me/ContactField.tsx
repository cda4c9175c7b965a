import { useId } from "react";
import { useWords } from "../../app/words";
import type { ContactDraft } from "../../generated/calls";
import { Frame } from "./Frame";
import { useField } from "./useField";

const parts = ["email", "phone", "other"] as const;

/** How to be reached outside Patio. */
export function ContactField({ contact }: { contact: ContactDraft }) {
  const words = useWords();
  const field = useField(contact, (next) => ({ contact: next }));
  const base = useId();
  return (
    <Frame word="contact" group code={field.code} onBlur={field.onBlur}>
      {() => (
        <div className="contact-lines">
          {parts.map((part) => (
            <div key={part}>
              <label className="small-label" htmlFor={`${base}${part}`}>
                {words(`contact-${part}`)}
              </label>
              <input
                id={`${base}${part}`}
                className="in"
                type={part === "email" ? "email" : part === "phone" ? "tel" : "text"}
                value={field.value[part]}
                maxLength={80}
                data-testid={`me-contact-${part}`}
                onChange={(event) => field.set({ ...field.value, [part]: event.target.value })}
              />
            </div>
          ))}
        </div>
      )}
    </Frame>
  );
}
