import { expect, it } from 'vitest';
import { windowOf } from './window';

it.each([['15m', '15m'], ['24h', '24h'], ['1h', '1h'], [null, '1h'], ['', '1h'], ['7d', '1h'], ['constructor', '1h']])('reads the window %s as %s', (text, window) => {
  expect(windowOf(text)).toBe(window);
});
