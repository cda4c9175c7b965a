// A dialog as the pictures draw it: a question, what happens, and the way out.
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import "../styles/dialog.css";

interface Props {
  title: string;
  children: ReactNode;
  onClose: () => void;
  size?: "small" | "wide" | "tall";
  testid?: string;
  /** Shown only to screen readers. */
  quietTitle?: boolean;
}

export function Dialog({ title, children, onClose, size = "small", testid, quietTitle = false }: Props) {
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()} data-covers>
      <Modal className={`dialog ${size}`}>
        <AriaDialog className="dialog-body" data-testid={testid}>
          <Heading slot="title" className={quietTitle ? "vh" : "h20"}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
