import { useCallback, useRef, useState } from 'react';
import type { Transaction } from '../api/types';
import { useLiveBatches } from './LiveProvider';

/** Counting more is pointless: nobody reads “12,345 new” otherwise than “1,000+ new”. */
const most = 1000;

/**
 * Counts what changed and belongs into a list but is not in it. The rows stay where they are until the person asks for the new ones.
 * `belongs` says whether a row passes the list's filter, as far as a browser can tell; `isShown` whether it is there already.
 */
export function useNewRows(belongs: (row: Transaction) => boolean, isShown: (id: string) => boolean): { readonly count: number; readonly clear: () => void } {
  const ids = useRef(new Set<string>());
  const [count, setCount] = useState(0);
  useLiveBatches(({ changes }) => {
    for (const row of changes.values()) {
      if (!belongs(row) || isShown(row.id)) ids.current.delete(row.id);
      else if (ids.current.size < most) ids.current.add(row.id);
    }
    setCount(ids.current.size);
  });
  const clear = useCallback(() => {
    ids.current.clear();
    setCount(0);
  }, []);
  return { count, clear };
}
