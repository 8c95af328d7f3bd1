import { expect, it } from 'vitest';
import type { Transaction } from '../api/types';
import { moved } from './moved';
import { rowAfter, sameCode } from './nextRow';

const row = (id: string, code = 'A'): Transaction => ({
  id, status: 'ALERT', reasons: [code], state: 'ALERT_BANK', gateway: null, bank: null, differenceMinor: null, openedAt: '', decidedAt: '', deadline: null, version: 1,
  handling: null, valueAtRisk: null, orderId: null, parentId: null, rail: null,
});
const rows = [row('1'), row('2', 'B'), row('3'), row('4', 'B')];

it('goes on downwards past what is gone, and up at the end', () => {
  expect(rowAfter(rows, '1', (id) => id === '2')).toBe('3');
  expect(rowAfter(rows, '4', (id) => id === '3')).toBe('2');
  expect(rowAfter(rows, '1', () => true)).toBeNull();
});

it('finds the next and the previous of one code', () => {
  expect([sameCode(rows, '2', 1), sameCode(rows, '4', -1), sameCode(rows, '4', 1), sameCode(rows, null, 1)]).toEqual(['4', '2', null, null]);
});

it('moves a column', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});
