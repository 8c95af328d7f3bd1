import { useEffect, useRef, type ReactNode } from 'react';
import { IconButton } from '../../parts/Button';
import css from './gateways.module.css';

/** The heading takes the focus when the pane opens, so that whoever cannot see it hears that it did. */
export function PaneHead({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={css.paneHead}>
      <h2 ref={heading} tabIndex={-1}><bdi>{title}</bdi></h2>
      {children}
      <IconButton icon="close" label="Close" onClick={onClose} />
    </div>
  );
}
