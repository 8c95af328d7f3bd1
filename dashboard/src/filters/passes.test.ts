import { expect, it } from 'vitest';
import type { Handling, Transaction } from '../api/types';
import type { ListFilter } from './listFilter';
import { compareMajor, passes } from './passes';

const now = Date.parse('2026-05-01T12:00:00Z');
const handling: Handling = { owner: 'ann', snoozedUntil: '2026-05-01T13:00:00Z', standing: null, proposed: null, round: 1, attempts: 2, isChecking: true, isHeld: false, isAlerted: true, notes: 1 };
const row: Transaction = {
  id: 'INV/7', status: 'MISMATCH', reasons: ['AMT_UNDER', 'REF_PREFIX'], state: 'MISMATCH',
  gateway: { provider: 'stripe', amountMinor: 50_000, currency: 'EUR', status: 'CAPTURED', occurredAt: '' }, bank: { provider: 'ledger', amountMinor: 49_950, currency: 'EUR', status: 'BOOKED', occurredAt: '' },
  differenceMinor: -50, openedAt: '2026-05-01T10:00:00Z', decidedAt: '2026-05-01T10:00:30Z', deadline: null, version: 2, handling, valueAtRisk: { amountMinor: 50, currency: 'EUR' },
  orderId: 'Order-1', parentId: null, rail: 'card',
};

it.each<[ListFilter, boolean]>([
  [{}, true],
  [{ open: 'true', status: 'ALERT,MISMATCH' }, true],
  [{ open: 'false' }, false],
  [{ reason: 'REF_PREFIX' }, true],
  [{ reason: 'BANK_MISSING' }, false],
  [{ provider: 'ledger' }, true],
  [{ provider: 'adyen' }, false],
  [{ currency: 'EUR,USD', rail: 'card', state: 'MISMATCH' }, true],
  [{ rail: 'upi' }, false],
  [{ amountMin: '500', amountMax: '500' }, true],
  [{ amountMin: '500.01' }, false],
  [{ differenceMin: '0.5', differenceMax: '0.5' }, true],
  [{ differenceMin: '0.51' }, false],
  [{ riskMin: '0.5' }, true],
  [{ riskMin: '1' }, false],
  [{ openedBefore: '-1h' }, true],
  [{ openedBefore: '-3h' }, false],
  [{ openedAfter: '-3h' }, true],
  // From a moment on, and before another.
  [{ openedAfter: '2026-05-01T10:00:00Z' }, true],
  [{ openedBefore: '2026-05-01T10:00:00Z' }, false],
  [{ slowerThan: '30' }, true],
  [{ slowerThan: '30.001' }, false],
  [{ owner: 'me' }, true],
  [{ owner: 'none' }, false],
  [{ owner: 'ben' }, false],
  [{ snoozed: 'true', checking: 'true', held: 'false', alerted: 'true', noted: 'true', proposed: 'false' }, true],
  [{ snoozed: 'false' }, false],
  [{ orderId: 'Order-1' }, true],
  [{ orderId: 'order-1' }, false],
  [{ parentId: 'x' }, false],
  [{ text: 'inv/' }, true],
  [{ text: 'ORDER' }, true],
  [{ text: 'nothing' }, false],
])('%j: %s', (filter, is) => {
  expect(passes(row, filter, now, 'ann')).toBe(is);
});

it('has no owner called me for whoever is not known', () => {
  expect(passes(row, { owner: 'me' }, now, null)).toBe(false);
});

it('judges no amount of a currency that nobody knows', () => {
  expect(passes({ ...row, gateway: { ...handlingless, currency: 'ZZZ' } }, { amountMin: '0' }, now, null)).toBe(false);
});

it('compares amounts exactly', () => {
  expect([compareMajor('0.1', 10, 2), compareMajor('1.005', 100, 2), compareMajor('90071992547409.93', 9007199254740992, 2), compareMajor('7', 7, 0)]).toEqual([0, 1, 1, 0]);
});

const handlingless = { provider: 'stripe', amountMinor: 5, currency: 'EUR', status: '', occurredAt: '' };
