import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useDialogKeys, useKeys } from '../keys/useKeys';
import { IconButton } from './Button';
import css from './parts.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus inside, makes the rest inert and gives the focus back. */
export function Dialog({ open, title, onClose, wide = false, footer, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useDialogKeys(open);
  useKeys({ back: open ? onClose : undefined }, 'dialog');

  useEffect(() => {
    const element = dialog.current;
    if (element === null || !open) return;
    const before = document.activeElement;
    element.showModal();
    // By itself it would begin at the first button, which closes it.
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      element.close();
      // Where the focus was may have gone meanwhile, for example a row that has been resolved.
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [open]);

  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className={`${css.dialog} ${wide ? css.wide : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={css.dialogHead}>
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      <div className={css.dialogBody}>{children}</div>
      {footer === undefined ? null : <div className={css.dialogFoot}>{footer}</div>}
    </dialog>
  );
}
