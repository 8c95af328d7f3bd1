import type { Transaction } from '../../api/types';
import type { Tick } from '../../live/liveStore';

/** What changed while somebody watched, and below it what was there before, so that a page just opened is not empty. */
export function tickerRows(ticks: readonly Tick[], before: readonly Transaction[], most: number): Transaction[] {
  const rows = ticks.slice(0, most).map(({ transaction }) => transaction);
  if (rows.length === most) return rows;
  const seen = new Set(rows.map(({ id }) => id));
  return [...rows, ...before.filter(({ id }) => !seen.has(id)).slice(0, most - rows.length)];
}

/** How many ticks came after those that are shown; the numbers of ticks go up by one. */
export function newSince(shown: readonly Tick[], now: readonly Tick[]): number {
  return Math.max(0, (now[0]?.number ?? 0) - (shown[0]?.number ?? 0));
}
