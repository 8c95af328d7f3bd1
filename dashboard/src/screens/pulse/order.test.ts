import { describe, expect, it } from 'vitest';
import type { Case } from '../../api/types';
import { causeParts, gravest, isSnoozed } from './alertOrder';
import { rateTone, worstFirst } from './gatewayOrder';

const alert = (key: string, one: Partial<Case>): Case => ({
  kind: 'Alert', key, version: 1, isOpen: true, code: 'BANK_MISSING', severity: 'Info', count: 1, exposure: {}, since: '2026-05-01T10:00:00Z', details: [], owner: null, snoozedUntil: null, deadline: null, ...one,
});
const keys = (cases: readonly Case[]) => gravest(cases).map(({ key }) => key);

describe('What needs a person first', () => {
  it('is the gravest, whatever it costs', () => {
    expect(keys([alert('b', { severity: 'Warning', exposure: { EUR: 9e9 } }), alert('a', { severity: 'Critical' }), alert('c', { severity: 'Error' })])).toEqual(['a', 'c', 'b']);
  });

  it('is, among equals, the largest in any one currency by its own exponent', () => {
    // 1,000.00 EUR, 5,000 JPY, 2.000 KWD
    expect(keys([alert('eur', { exposure: { EUR: 100_000 } }), alert('jpy', { exposure: { JPY: 5000 } }), alert('kwd', { exposure: { KWD: 2000 } })])).toEqual(['jpy', 'eur', 'kwd']);
    expect(keys([alert('split', { exposure: { EUR: 60_000, USD: 60_000 } }), alert('one', { exposure: { EUR: 70_000 } })])).toEqual(['one', 'split']);
  });

  it('is then the fuller and the older', () => {
    expect(keys([alert('few', { count: 1 }), alert('many', { count: 9 })])).toEqual(['many', 'few']);
    expect(keys([alert('young', {}), alert('old', { since: '2026-04-01T10:00:00Z' })])).toEqual(['old', 'young']);
  });

  it('takes a severity of a newer API for the least', () => {
    expect(keys([alert('x', { severity: 'constructor' as never }), alert('w', { severity: 'Warning' })])).toEqual(['w', 'x']);
  });

  it('is not what somebody put aside until later', () => {
    const at = Date.parse('2026-05-01T10:00:00Z');
    expect(isSnoozed({ snoozedUntil: '2026-05-01T10:00:01Z' }, at)).toBe(true);
    expect(isSnoozed({ snoozedUntil: '2026-05-01T09:59:59Z' }, at)).toBe(false);
    expect(isSnoozed({ snoozedUntil: null }, at)).toBe(false);
  });

  it('says where, from the cause', () => {
    expect(causeParts('BANK_MISSING|stripe|-')).toEqual({ gateway: 'stripe', feed: null });
    expect(causeParts('FEED_STALE|-|bank-ledger')).toEqual({ gateway: null, feed: 'bank-ledger' });
    expect(causeParts('odd')).toEqual({ gateway: null, feed: null });
  });
});

describe('Gateways', () => {
  const gateway = (provider: string, decided: number, matched: number, open = 0) => ({ provider, decided, matched, open, movements: decided });

  it('come worst first; where nothing has been decided nothing is bad', () => {
    const order = worstFirst([gateway('new', 0, 0), gateway('fine', 100, 100), gateway('bad', 100, 90), gateway('open', 100, 100, 3)]);
    expect(order.map(({ provider }) => provider)).toEqual(['bad', 'open', 'fine', 'new']);
  });

  it.each([[0, 0, 'calm'], [100, 100, 'good'], [99, 100, 'good'], [989, 1000, 'warn'], [95, 100, 'warn'], [94, 100, 'bad'], [0, 5, 'bad']])('reads %d of %d as %s', (part, of, tone) => {
    expect(rateTone(part, of)).toBe(tone);
  });
});
