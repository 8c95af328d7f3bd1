import { describe, expect, it } from 'vitest';
import { ageText, ageWords, durationText, momentText } from './age';

describe('Age', () => {
  it.each([
    [0, 'now'], [999, 'now'], [1000, '1 s'], [59_999, '59 s'], [60_000, '1 m'], [3_599_999, '59 m'],
    [3_600_000, '1 h'], [86_399_999, '23 h'], [86_400_000, '1 d'], [-120_000, '2 m'],
  ])('writes %d ms as %s', (ms, text) => expect(ageText(ms)).toBe(text));

  it.each([
    [120_000, '2 minutes ago'], [1000, '1 second ago'], [-18_000_000, 'in 5 hours'], [-10, 'now'],
  ])('says %d ms as %s', (ms, text) => expect(ageWords(ms)).toBe(text));

  it.each([
    [840, '840 ms'], [1400, '1.4 s'], [59_000, '59 s'], [125_000, '2 m 5 s'], [120_000, '2 m'], [11_520_000, '3 h 12 m'], [352_800_000, '4 d 2 h'],
  ])('measures %d ms as %s', (ms, text) => expect(durationText(ms)).toBe(text));

  it('writes moments in UTC with the fraction that they have', () => {
    expect(momentText('2026-05-01T10:00:00Z')).toBe('2026-05-01 10:00:00 UTC');
    expect(momentText('2026-05-01T10:00:00.02Z')).toBe('2026-05-01 10:00:00.020 UTC');
  });

  it('names the offset of local time', () => {
    expect(momentText('2026-05-01T10:00:00Z', 'local')).toMatch(/^2026-0[45]-\d\d \d\d:\d\d:00 [+\u2212]\d\d:\d\d$/);
  });

  it('shows what is no time as it came', () => expect(momentText('tomorrow')).toBe('tomorrow'));
});
