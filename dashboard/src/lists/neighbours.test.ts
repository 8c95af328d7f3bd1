import { describe, expect, it } from 'vitest';
import { neighbourOf, parseTrail } from './neighbours';

const trail = { rows: [{ id: 'a', code: 'X' }, { id: 'b', code: 'Y' }, { id: 'c', code: 'X' }, { id: 'd', code: 'X' }] };

describe('neighbours', () => {
  it.each([
    ['a', 1, 'c'],
    ['c', 1, 'd'],
    ['c', -1, 'a'],
    ['d', 1, null],
    ['a', -1, null],
  ] as const)('of %s in direction %d is %s', (id, step, next) => expect(neighbourOf(trail, id, 'X', step)).toBe(next));

  it('of one that the list does not hold are unknown', () => expect(neighbourOf(trail, 'z', 'X', 1)).toBeUndefined());

  it('follow the code that it has now, not the one that it had in the list', () => expect(neighbourOf(trail, 'a', 'Y', 1)).toBe('b'));

  it.each([null, '', 'nonsense', '1', '{}', '{"rows":1}'])('are none when storage holds %s', (text) => expect(parseTrail(text)).toEqual({ rows: [] }));

  it('leave out rows that are none', () => expect(parseTrail('{"rows":[{"id":"a","code":"X"},{"id":1,"code":"X"},null,"b"]}')).toEqual({ rows: [{ id: 'a', code: 'X' }] }));
});
