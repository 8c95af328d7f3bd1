import { describe, expect, it } from 'vitest';
import type { Case } from '../../api/types';
import { doubleCharge, standingWords } from './doubleCharges';

const about = (details: Readonly<Record<string, string>>, change: Partial<Case> = {}): Case =>
  ({ isOpen: true, count: 2, details: Object.entries(details).map(([name, value]) => ({ name, value })), ...change }) as Case;

describe('a double charge', () => {
  it('is read from the details of its case', () =>
    expect(doubleCharge(about({ provider: 'stripe', refunds: '1', surplus: 'tx-2, tx-3', checks: 'looking for a refund', notKept: '4' }))).toEqual({
      provider: 'stripe', refunds: 1, surplus: new Set(['tx-2', 'tx-3']), isChecking: true, notKept: 4,
    }));

  it('without details is one without refund', () => expect(doubleCharge(about({}))).toEqual({ provider: '', refunds: 0, surplus: new Set(), isChecking: false, notKept: 0 }));

  it('with a count that is none has none', () => expect(doubleCharge(about({ refunds: '1e9' })).refunds).toBe(0));

  it.each([
    [about({ refunds: '0' }), '2 charges stand and nothing was given back.'],
    [about({ refunds: '0', checks: 'looking for a refund' }), '2 charges stand and nothing was given back; RealRecon is asking the gateway for a refund.'],
    [about({ refunds: '1' }, { isOpen: false }), 'Settled: one refund came.'],
    [about({ refunds: '0' }, { isOpen: false }), 'Settled without a refund.'],
  ])('stands in words', (one, words) => expect(standingWords(one)).toBe(words));
});
