import { describe, expect, it } from 'vitest';
import type { Case } from '../../api/types';
import { configuredOf, paceOf, spanText } from './paces';

describe('Deadlines', () => {
  it('are read out of the details, and named by the key where those are missing', () => {
    const one = { key: 'bank|stripe|a|b', count: 240, since: '2026-05-01T10:00:00Z', details: [{ name: 'deadline', value: '85 s' }] } as unknown as Case;
    expect(paceOf(one)).toMatchObject({ awaited: 'bank', provider: 'stripe', rail: 'a|b', deadline: '85 s', configured: '–', samples: 240 });
  });

  it.each([['00:01:00', '1 m'], ['1.00:00:00', '1 d'], ['00:00:01.5000000', '1.5 s'], ['soon', null], [60, null], [undefined, null]])('read %j as %s', (value, text) => {
    expect(spanText(value)).toBe(text);
  });

  it('come from the rules, where those say any', () => {
    expect(configuredOf({ version: 1, matching: { bankDeadline: '00:01:00', bankDeadlineMax: '00:04:00', gatewayDeadline: '00:02:00' } })).toEqual([
      { awaited: 'bank', base: '1 m', longest: '4 m' },
      { awaited: 'gateway', base: '2 m', longest: '–' },
    ]);
    expect([configuredOf(undefined), configuredOf({ version: 1 }), configuredOf({ version: 1, matching: [1] })]).toEqual([[], [], []]);
  });
});
