import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../api/types';
import { newSince, tickerRows } from './tickerRows';

const tx = (id: string) => ({ id }) as Transaction;
const ids = (rows: readonly Transaction[]) => rows.map(({ id }) => id);
const tick = (number: number, id: string) => ({ number, transaction: tx(id) });

describe('The ticker', () => {
  it('shows what was there before below what came, each once', () => {
    expect(ids(tickerRows([tick(2, 'b'), tick(1, 'a')], [tx('c'), tx('a'), tx('d')], 3))).toEqual(['b', 'a', 'c']);
  });

  it('shows two changes of one transaction as two, and never more than it may', () => {
    expect(ids(tickerRows([tick(3, 'a'), tick(2, 'a'), tick(1, 'b')], [], 2))).toEqual(['a', 'a']);
  });

  it('counts what came since it stands still', () => {
    expect(newSince([tick(5, 'a')], [tick(9, 'b')])).toBe(4);
    expect(newSince([], [tick(3, 'a')])).toBe(3);
    expect(newSince([tick(5, 'a')], [tick(5, 'a')])).toBe(0);
  });
});
