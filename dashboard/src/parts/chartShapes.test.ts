import { describe, expect, it } from 'vitest';
import { barHeights, heatOf, linePath } from './chartShapes';

describe('Shapes of charts', () => {
  it('draw a line from bottom to top', () => {
    expect(linePath([0, 10], 100, 20)).toEqual({ line: 'M0 19L100 1', area: 'M0 19L100 1V20H0Z' });
  });

  it('leave gaps where nothing was measured, and show a lonely value', () => {
    expect(linePath([10, null, 10, 10], 90, 20, 10).line).toBe('M0 1h0.8M60 1L90 1');
    expect(linePath([null, null], 90, 20)).toEqual({ line: '', area: '' });
    expect(linePath([], 90, 20)).toEqual({ line: '', area: '' });
  });

  it('never hide a small bar or leave the frame', () => {
    expect(barHeights([0, 1, 1000, null], 40)).toEqual([0, 1, 40, 0]);
    expect(barHeights([20], 40, 10)).toEqual([40]);
  });

  it('warm up in four steps', () => {
    expect([0, 1, 9, 100, 1000].map((n) => heatOf(n, 1000))).toEqual([0, 1, 2, 3, 4]);
    expect(heatOf(5, 0)).toBe(4);
  });
});
