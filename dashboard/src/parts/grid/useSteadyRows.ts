import { useLayoutEffect, useRef, type RefObject } from 'react';

interface Anchor<T> {
  readonly rows: readonly T[];
  readonly id: string;
  readonly at: number;
}

/**
 * When rows come or go above what one looks at, the list scrolls by as much, and nothing moves.
 * `offset` and `rowHeight` in pixels; the offset as the last render knew it, because asking the element has the page laid out at once.
 */
export function useSteadyRows<T>(scroller: RefObject<HTMLDivElement | null>, rows: readonly T[], idOf: (row: T) => string, offset: number, rowHeight: number): void {
  const before = useRef<Anchor<T> | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    const anchor = before.current;
    if (element !== null && anchor !== null && anchor.rows !== rows && offset > 0) {
      const there = rows[anchor.at];
      const at = there !== undefined && idOf(there) === anchor.id ? anchor.at : rows.findIndex((row) => idOf(row) === anchor.id);
      if (at >= 0 && at !== anchor.at) {
        element.scrollTop += (at - anchor.at) * rowHeight;
        before.current = { rows, id: anchor.id, at };
        return;
      }
    }
    const at = Math.floor(offset / rowHeight);
    const row = rows[at];
    before.current = row === undefined ? null : { rows, id: idOf(row), at };
  });
}
