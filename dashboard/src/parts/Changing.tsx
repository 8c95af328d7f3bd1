import { useEffect, useRef } from 'react';
import css from './parts.module.css';

/** Text that changes in its place: a short tint says that it did. Whoever wants no motion sees only the new text. */
export function Changing({ text }: { readonly text: string }) {
  const element = useRef<HTMLSpanElement>(null);
  const before = useRef(text);
  useEffect(() => {
    if (before.current === text) return;
    before.current = text;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.current?.animate([{ backgroundColor: 'var(--chosen)' }, { backgroundColor: 'transparent' }], { duration: 900, easing: 'ease-out' });
  }, [text]);
  return (
    <span ref={element} className={css.changing}>
      {text}
    </span>
  );
}
