import { useEffect, useMemo, useRef } from 'react';

/** Where the row of that id is; −1 where there is none. Most changes leave a row where it was, so its old place is looked at first. */
export function useIndexOf<T>(rows: readonly T[], idOf: (row: T) => string, id: string | null): number {
  const guess = useRef(-1);
  const at = useMemo(() => {
    if (id === null) return -1;
    const near = rows[guess.current];
    return near !== undefined && idOf(near) === id ? guess.current : rows.findIndex((row) => idOf(row) === id);
  }, [rows, id, idOf]);
  useEffect(() => {
    guess.current = at;
  }, [at]);
  return at;
}
