import { describe, expect, it } from 'vitest';
import { countText, percentText, plural } from './number';

describe('Numbers', () => {
  it('groups thousands by narrow no-break spaces', () => expect(countText(1234567)).toBe('1\u202f234\u202f567'));

  it.each([
    [1, 1, '100 %'], [0, 5, '0 %'], [0, 0, '–'], [1, 2, '50.0 %'], [9999, 10000, '99.99 %'], [1, 100000, '0.001 %'],
    [99999999, 100000000, '> 99.999 %'], [1, 100000000, '< 0.001 %'],
  ])('writes %d of %d as %s', (part, of, text) => expect(percentText(part, of)).toBe(text));

  it('agrees in number', () => expect([plural(1, 'row'), plural(0, 'row'), plural(2, 'entry', 'entries')]).toEqual(['1 row', '0 rows', '2 entries']));
});
