import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../api/types';
import { newSince, tickerRows } from './tickerRows';

const tx = (id: string) => ({ id }) as Transaction;
const tick = (number: number, id: string) => ({ number, transaction: tx(id) });

describe('The ticker', () => {
  it('shows what was there before below what came, each once', () => {
    const rows = tickerRows([tick(2, 'b'), tick(1, 'a')], [tx('c'), tx('a'), tx('d')], 3);
    expect(rows.map(({ transaction }) => transaction.id)).toEqual(['b', 'a', 'c']);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
  });

  it('shows two changes of one transaction as two, and never more than it may', () => {
    expect(tickerRows([tick(3, 'a'), tick(2, 'a'), tick(1, 'a')], [], 2).map(({ key }) => key)).toEqual(['3', '2']);
  });

  it('counts what came since it stands still', () => {
    expect(newSince([tick(5, 'a')], [tick(9, 'b')])).toBe(4);
    expect(newSince([], [tick(3, 'a')])).toBe(3);
    expect(newSince([tick(5, 'a')], [tick(5, 'a')])).toBe(0);
  });
});
