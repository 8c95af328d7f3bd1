import type { Transaction } from '../api/types';

/** The row to look at after this one is dealt with: the next that is still of the list, else the one before. */
export function rowAfter(rows: readonly Transaction[], id: string, isGone: (id: string) => boolean): string | null {
  const at = rows.findIndex((row) => row.id === id);
  for (let next = at + 1; next < rows.length; next++) {
    const row = rows[next];
    if (row !== undefined && !isGone(row.id)) return row.id;
  }
  for (let before = at - 1; before >= 0; before--) {
    const row = rows[before];
    if (row !== undefined && !isGone(row.id)) return row.id;
  }
  return null;
}

/** The nearest row up or down with the same first reason. */
export function sameCode(rows: readonly Transaction[], id: string | null, step: 1 | -1): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const code = rows[at]?.reasons[0];
  if (at < 0 || code === undefined) return null;
  for (let next = at + step; next >= 0 && next < rows.length; next += step) {
    if (rows[next]?.reasons[0] === code) return rows[next]?.id ?? null;
  }
  return null;
}
