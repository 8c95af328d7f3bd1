import { useLayoutEffect, useState, type RefObject } from 'react';

export interface Span {
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

export interface Edge {
  readonly start: number;
  readonly end: number;
}

/** A column further away than this, in pixels, is not built. */
const ahead = 120;

/**
 * Which of so many columns are in sight, by their places in the head; all of them until it has been laid out. Other tracks are other places.
 * Call it before what renders while one scrolls: it looks at the scroll position, which costs nothing as long as nobody has changed the page.
 */
export function useColumnsInSight(scroller: RefObject<HTMLDivElement | null>, head: RefObject<HTMLDivElement | null>, count: number, tracks: string): Span {
  const [span, setSpan] = useState<Span | null>(null);
  useLayoutEffect(() => {
    const [frame, names] = [scroller.current, head.current];
    if (frame === null || names === null) return;
    let edges: readonly Edge[] = [];
    let width = 0;
    const look = (): void => {
      const next = spanOf(edges, frame.scrollLeft, frame.scrollLeft + width);
      setSpan((before) => (before !== null && before.from === next.from && before.to === next.to ? before : next));
    };
    const measure = (): void => {
      edges = [...names.children].slice(-count).map((name) => {
        const { offsetLeft: start, offsetWidth } = name as HTMLElement;
        return { start, end: start + offsetWidth };
      });
      width = frame.clientWidth;
      look();
    };
    const watch = new ResizeObserver(measure);
    watch.observe(frame);
    watch.observe(names);
    measure();
    frame.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      frame.removeEventListener('scroll', look);
    };
  }, [scroller, head, count, tracks]);
  return span === null || span.to > count ? { from: 0, to: count } : span;
}

/** Those that begin before the right edge and end after the left one; without a layout there is no telling, and all are. */
export function spanOf(edges: readonly Edge[], left: number, right: number): Span {
  const from = edges.findIndex(({ end }) => end > left - ahead);
  const to = edges.findLastIndex(({ start }) => start < right + ahead) + 1;
  return left === right || from < 0 || to <= from ? { from: 0, to: edges.length } : { from, to };
}
