import { expect, it } from 'vitest';
import type { Transaction } from '../api/types';
import { directionOf, nextOrder, parseOrder, sortedIds } from './order';

const row = (id: string, amountMinor: number | null, currency = 'EUR'): Transaction => ({
  id, status: 'ALERT', reasons: [], state: 'ALERT_BANK', gateway: null, bank: null, differenceMinor: null, openedAt: '', decidedAt: '', deadline: null, version: 1,
  handling: null, valueAtRisk: amountMinor === null ? null : { amountMinor, currency }, orderId: null, parentId: null, rail: null,
});

it('sorts amounts within their currency, and what has none last either way', () => {
  const rows = [row('a', 5), row('b', null), row('c', 9), row('d', 7, 'AUD')];
  expect(sortedIds(rows, 'risk', 0)).toEqual(['d', 'a', 'c', 'b']);
  expect(sortedIds(rows, '-risk', 0)).toEqual(['c', 'a', 'd', 'b']);
});

it('keeps the order of equals', () => {
  expect(sortedIds([row('b', 1), row('a', 1), row('c', 1)], '-risk', 0)).toEqual(['b', 'a', 'c']);
});

it('goes round: largest, smallest, as it was', () => {
  expect(nextOrder('newest', 'risk')).toBe('-risk');
  expect(nextOrder('-risk', 'risk')).toBe('risk');
  expect(nextOrder('risk', 'risk')).toBe('newest');
  expect([nextOrder('newest', 'owner'), nextOrder('owner', 'owner'), nextOrder('-owner', 'owner')]).toEqual(['owner', '-owner', 'newest']);
  expect([nextOrder('newest', 'age'), nextOrder('oldest', 'age'), nextOrder('risk', 'age')]).toEqual(['oldest', 'newest', 'newest']);
});

it('says the direction of the column that it goes by only', () => {
  expect([directionOf('-risk', 'risk'), directionOf('risk', 'risk'), directionOf('risk', 'owner')]).toEqual(['descending', 'ascending', undefined]);
});

it.each([[null, 'newest'], ['oldest', 'oldest'], ['-risk', '-risk'], ['constructor', 'newest'], ['--risk', 'newest']])('reads %s from an address as %s', (text, order) => {
  expect(parseOrder(text)).toBe(order);
});
