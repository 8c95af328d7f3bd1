import { describe, expect, it } from 'vitest';
import { columnsText, parseColumns } from './gridLayout';

const all = ['age', 'code', 'id', 'owner'];
const usual = ['age', 'code', 'id'];

describe('Columns in the address', () => {
  it.each([
    [null, usual],
    ['id,age', ['id', 'age']],
    ['id,nonsense,id,owner', ['id', 'owner']],
    ['', usual],
    ['__proto__', usual],
  ])('%j shows %j', (text, shown) => expect(parseColumns(text, all, usual)).toEqual(shown));

  it('are written only where they are not the usual ones', () => {
    expect(columnsText(usual, usual)).toBeNull();
    expect(columnsText(['code', 'age', 'id'], usual)).toBe('code,age,id');
  });
});
