import { expect, it } from 'vitest';
import type { Transaction } from '../api/types';
import { judge } from './severity';

const now = Date.parse('2026-05-10T00:00:00Z');
const hour = 3_600_000;

function row(change: Partial<Transaction> & { readonly hours?: number }): Transaction {
  return {
    id: 'tx', status: 'ALERT', reasons: ['BANK_MISSING'], state: 'ALERT_BANK', gateway: null, bank: null, differenceMinor: null, decidedAt: '', deadline: null, version: 1,
    handling: null, valueAtRisk: null, orderId: null, parentId: null, rail: null, openedAt: new Date(now - (change.hours ?? 0) * hour).toISOString(), ...change,
  };
}

it.each([
  ['small and young', row({ hours: 1, valueAtRisk: { amountMinor: 99_999, currency: 'EUR' } }), 'Info', 'small and young'],
  ['by value', row({ valueAtRisk: { amountMinor: 100_000, currency: 'EUR' } }), 'Warning', '1\u202f000.00 EUR at risk'],
  ['by value in whole yen', row({ valueAtRisk: { amountMinor: 10_000, currency: 'JPY' } }), 'Error', '10.0 k JPY at risk'],
  ['by value in thousandths', row({ valueAtRisk: { amountMinor: 999_999, currency: 'KWD' } }), 'Info', 'small and young'],
  ['by age', row({ hours: 72 }), 'Error', '72 h old'],
  ['by the worst of value and age', row({ hours: 24, valueAtRisk: { amountMinor: 10_000_000, currency: 'EUR' } }), 'Critical', '100 k EUR at risk'],
  ['by a code that always matters', row({ reasons: ['AMT_UNDER', 'DUP_CONFLICT'] }), 'Critical', 'DUP_CONFLICT always matters'],
  ['not at all once settled', row({ hours: 500, status: 'RESOLVED' }), 'Info', 'nothing is open'],
] as const)('a transaction matters %s', (_, given, severity, because) => {
  expect(judge(given, now)).toMatchObject({ severity, because: expect.stringContaining(because) as string });
});

it('worsens by age alone until it is critical', () => {
  expect(judge(row({ hours: 1 }), now).worsensInMs).toBe(23 * hour);
  expect(judge(row({ hours: 30 }), now).worsensInMs).toBe(42 * hour);
  expect(judge(row({ hours: 1, valueAtRisk: { amountMinor: 1_000_000, currency: 'EUR' } }), now).worsensInMs).toBe(119 * hour);
  expect(judge(row({ hours: 130 }), now).worsensInMs).toBeNull();
});
