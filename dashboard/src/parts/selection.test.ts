import { describe, expect, it } from 'vitest';
import { extend, noSelection, selectAll, toggle } from './selection';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (s: { ids: ReadonlySet<string> }) => [...s.ids].sort().join('');

describe('A selection', () => {
  it('takes rows in and out', () => {
    const one = toggle(noSelection, 'b');
    expect(ids(one)).toBe('b');
    expect(ids(toggle(one, 'b'))).toBe('');
  });

  it('extends in both directions from where it began', () => {
    expect(ids(extend(toggle(noSelection, 'b'), 'd', order))).toBe('bcd');
    expect(ids(extend(toggle(noSelection, 'd'), 'b', order))).toBe('bcd');
  });

  it('keeps what was chosen before, and its beginning', () => {
    const two = extend(toggle(toggle(noSelection, 'a'), 'c'), 'd', order);
    expect(ids(two)).toBe('acd');
    expect(ids(extend(two, 'e', order))).toBe('acde');
  });

  it('is a single row where the beginning is gone from the list', () => {
    expect(ids(extend({ ids: new Set(), anchor: 'x' }, 'c', order))).toBe('c');
  });

  it('takes all', () => expect(ids(selectAll(order))).toBe('abcde'));
});
