import { expect, it } from 'vitest';
import type { Totals } from '../api/types';
import { facetsOf, seenWords } from './facets';

const totals: Totals = {
  asOf: '', count: 9, isExact: true, valueAtRisk: { EUR: 5 }, oldest: null, byStatus: { ALERT: 6, MISMATCH: 3, MATCHED: 0 },
  byReason: [{ reason: 'AMT_OVER', count: 3, valueAtRisk: {} }, { reason: 'BANK_MISSING', count: 6, valueAtRisk: {} }],
  byProvider: [{ provider: 'stripe', count: 9, valueAtRisk: {} }], byOwner: [{ owner: null, count: 8 }, { owner: 'ann', count: 1 }], ageing: [],
};

it('puts the most frequent first, and what is chosen before that', () => {
  const [reasons] = facetsOf({ reason: 'AMT_UNDER' }, totals, false);
  expect(reasons?.facets).toEqual([
    { value: 'AMT_UNDER', count: null, isOn: true },
    { value: 'BANK_MISSING', count: 6, isOn: false },
    { value: 'AMT_OVER', count: 3, isOn: false },
  ]);
});

it('leaves out what nothing has', () => {
  expect(facetsOf({}, totals, true)[0]?.facets.map(({ value }) => value)).toEqual(['ALERT', 'MISMATCH']);
});

it('keeps what is chosen while nothing is counted yet', () => {
  expect(facetsOf({ owner: 'ann' }, undefined, true)).toEqual([{ name: 'owner', words: 'Owner', facets: [{ value: 'ann', count: null, isOn: true }] }]);
});

it('offers the words of the rows for completion', () => {
  expect(seenWords(totals)).toMatchObject({ owner: ['ann'], currency: ['EUR'] });
});
