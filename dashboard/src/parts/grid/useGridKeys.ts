import type { RefObject } from 'react';
import { useKeys } from '../../keys/useKeys';

interface GridKeys {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rowHeight: number;
  readonly activeAt: number;
  readonly lastAt: number;
  /** False where there is no such row. */
  readonly moveTo: (at: number) => boolean;
  readonly open: (() => void) | undefined;
  readonly choose: ((range: boolean) => void) | undefined;
  readonly showNew: (() => void) | undefined;
}

/** What keys mean in a list. */
export function useGridKeys({ scroller, rowHeight, activeAt, lastAt, moveTo, open, choose, showNew }: GridKeys): void {
  // Read when the key is pressed: asking while rendering has the page laid out at once.
  const page = (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight * 10) / rowHeight) - 2);
  useKeys({
    down: () => moveTo(activeAt + 1),
    up: () => moveTo(activeAt < 0 ? 0 : activeAt - 1),
    first: () => moveTo(0),
    last: () => moveTo(lastAt),
    'page-down': () => moveTo(Math.max(activeAt, 0) + page()),
    'page-up': () => moveTo(activeAt - page()),
    open,
    select: choose === undefined ? undefined : () => choose(false),
    'select-range': choose === undefined ? undefined : () => choose(true),
    'show-new': showNew,
  });
}
