import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, type RefObject } from 'react';

const overscan = 6;

export interface PlacedRow {
  readonly index: number;
  /** Pixels from the top. */
  readonly start: number;
  /** Rows of the same slot are never built at once: one that scrolls out leaves its elements to one that comes in. */
  readonly slot: string;
}

export interface RowsInSight {
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly placed: readonly PlacedRow[];
}

/** Which of so many rows of the same height, in pixels, are in sight; the active one wherever one scrolls, because the grid names it. */
export function useRowsInSight(scroller: RefObject<HTMLDivElement | null>, count: number, rowHeight: number, activeAt: number): RowsInSight {
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return activeAt < 0 || inSight.includes(activeAt) ? inSight : [...inSight, activeAt].sort((a, b) => a - b);
    },
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);

  const items = virtual.getVirtualItems();
  // Two more than a screen shows in full, for those that are half in.
  const slots = Math.ceil((virtual.scrollRect?.height ?? 0) / rowHeight) + 2 * overscan + 2;
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 0 };
  const isNear = (index: number): boolean => index >= startIndex - overscan && index <= endIndex + overscan;
  return { virtual, placed: items.map(({ index, start }) => ({ index, start, slot: isNear(index) ? String(index % slots) : 'active' })) };
}
