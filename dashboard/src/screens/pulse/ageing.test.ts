import { describe, expect, it } from 'vitest';
import type { Ageing } from '../../api/types';
import { ageBuckets, heatMap } from './ageing';

const row = (reason: string, ...counts: number[]): Ageing => ({ reason, buckets: counts.map((count) => ({ count, valueAtRisk: count === 0 ? {} : { EUR: count * 100, ...(count > 5 ? { JPY: count } : {}) } })) });

describe('The map of what is open', () => {
  it('has no hole between its ages', () => {
    ageBuckets.slice(1).forEach((bucket, at) => expect(bucket.fromMs).toBe(ageBuckets[at]?.toMs));
    expect(ageBuckets.at(-1)?.toMs).toBeNull();
  });

  it('puts the fullest code first and sums each currency by itself', () => {
    const map = heatMap([row('A', 1, 0, 0, 0, 0, 0, 0), row('B', 2, 6, 0, 0, 0, 0, 0), row('C', 0, 0, 0, 0, 0, 0, 0)], 7);
    expect(map.rows.map(({ reasons }) => reasons[0])).toEqual(['B', 'A']);
    expect(map.rows[0]?.total).toMatchObject({ count: 8, valueAtRisk: { EUR: 800, JPY: 6 } });
    expect(map.columns[0]).toEqual({ count: 3, valueAtRisk: { EUR: 300 } });
    expect(map.total).toEqual({ count: 9, valueAtRisk: { EUR: 900, JPY: 6 } });
  });

  it('gathers what has no room in one row, so that nothing is lost', () => {
    const map = heatMap(['A', 'B', 'C', 'D'].map((reason, at) => row(reason, 4 - at, 0, 0, 0, 0, 0, 0)), 3);
    expect(map.rows.map(({ reasons }) => reasons)).toEqual([['A'], ['B'], ['C', 'D']]);
    expect(map.rows[2]?.total.count).toBe(3);
    expect(map.total.count).toBe(10);
  });

  it('keeps as many rows as there is room for', () => {
    expect(heatMap(['A', 'B', 'C'].map((reason) => row(reason, 1)), 3).rows.map(({ reasons }) => reasons)).toEqual([['A'], ['B'], ['C']]);
  });

  it('has seven cells a row whatever came, and warms up with the count', () => {
    const [only] = heatMap([row('A', 1, 100)], 7).rows;
    expect(only?.cells.map(({ count }) => count)).toEqual([1, 100, 0, 0, 0, 0, 0]);
    expect(only?.cells.map(({ heat }) => heat)).toEqual([1, 4, 0, 0, 0, 0, 0]);
  });

  it('takes a currency by any name', () => {
    const map = heatMap([{ reason: 'A', buckets: [{ count: 1, valueAtRisk: { constructor: 5 } }, { count: 1, valueAtRisk: { constructor: 6 } }] }], 7);
    expect(map.total.valueAtRisk).toEqual({ constructor: 11 });
  });
});
