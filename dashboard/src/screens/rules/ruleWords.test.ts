import { describe, expect, it } from 'vitest';
import { meaningOf, nameWords, spanWords, tableOf, valueWords } from './ruleWords';

describe('rules', () => {
  it.each([['bankDeadline', 'Bank deadline'], ['toleranceMinor', 'Tolerance minor'], ['INR', 'INR'], ['AMT_UNDER', 'AMT_UNDER'], ['', '']])('name %s reads %s', (name, words) => expect(nameWords(name)).toBe(words));

  it.each([['00:00:04', '4.0 s'], ['7.00:00:00', '7 d'], ['1.06:00:00', '1 d 6 h'], ['00:30:00', '30 m'], ['00:00:00', '0 s'], ['00:00:00.2500000', '250 ms'], ['-00:01:00', '\u22121 m'], ['12:00', null], ['BANK_MISSING', null]])(
    'span %s reads %s',
    (text, words) => expect(spanWords(text)).toBe(words),
  );

  it.each([[null, 'none'], [true, 'yes'], [false, 'no'], [3, '3'], ['gateway-fee', 'gateway-fee'], ['01:00:00', '1 h']] as const)('value %s reads %s', (value, words) => expect(valueWords(value)).toBe(words));

  it('that are alike make a table, with holes where one lacks something', () =>
    expect(tableOf([{ reason: 'A', attempts: 3 }, { reason: 'B', ask: ['x'] }])).toEqual({ columns: ['reason', 'attempts', 'ask'], rows: [['A', 3, null], ['B', null, ['x']]] }));

  it.each([[[]], [['a']], [{ a: 1 }], ['a'], [null]])('%j is no table', (value) => expect(tableOf(value)).toBeNull());

  it('names of every object are no meanings', () => expect([meaningOf('constructor'), meaningOf('bankDeadline')]).toEqual([null, expect.any(String)]));
});
