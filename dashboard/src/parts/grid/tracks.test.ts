import { expect, it } from 'vitest';
import { leastWidth } from './tracks';

it('adds up the least widths of tracks', () => {
  expect(leastWidth('36px 6.5rem minmax(14rem, 1.5fr) minmax(0, 1fr) 1fr')).toBe('calc(36px + 6.5rem + 14rem + 0px + 0px + 2 * var(--s3))');
});
