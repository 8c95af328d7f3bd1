import { describe, expect, it } from 'vitest';
import { spanOf } from './useColumnsInSight';

const tenOf200 = Array.from({ length: 10 }, (_, at) => ({ start: at * 200, end: at * 200 + 200 }));

describe('columns in sight', () => {
  it('are those between both edges, and the next to them', () => {
    expect(spanOf(tenOf200, 600, 1000)).toEqual({ from: 2, to: 6 });
  });

  it('leave out what is further than a little way off', () => {
    expect(spanOf(tenOf200, 130, 270)).toEqual({ from: 0, to: 2 });
    expect(spanOf(tenOf200, 330, 470)).toEqual({ from: 1, to: 3 });
  });

  it('are all where nothing has been laid out', () => {
    expect(spanOf(tenOf200.map(() => ({ start: 0, end: 0 })), 0, 0)).toEqual({ from: 0, to: 10 });
    expect(spanOf([], 0, 500)).toEqual({ from: 0, to: 0 });
  });
});
