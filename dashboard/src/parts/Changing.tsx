import { useEffect, useRef } from 'react';
import css from './parts.module.css';

const tintMs = 900;

/**
 * Text that changes in its place: a short tint says that it did. Whoever wants no motion sees only the new text.
 * The tint comes and goes at once: one that fades has the page styled and painted anew in every frame, and some number always changes.
 */
export function Changing({ text }: { readonly text: string }) {
  const element = useRef<HTMLSpanElement>(null);
  const before = useRef(text);
  useEffect(() => {
    const changed = element.current;
    if (changed === null || before.current === text) return;
    before.current = text;
    changed.classList.add(css.changed ?? '');
    const end = (): void => changed.classList.remove(css.changed ?? '');
    const timer = setTimeout(end, tintMs);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [text]);
  return (
    <span ref={element} className={css.changing}>
      {text}
    </span>
  );
}
