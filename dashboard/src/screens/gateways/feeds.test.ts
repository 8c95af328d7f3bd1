import { describe, expect, it } from 'vitest';
import type { Case } from '../../api/types';
import { feedOf, inOrder, isHeld, phaseWord } from './feeds';

const feed = (key: string, details: Readonly<Record<string, string>> = {}): Case => ({
  kind: 'Feed', key, version: 1, isOpen: false, code: null, severity: 'Info', count: 0, exposure: {}, since: '2026-05-01T10:00:00Z', owner: null, snoozedUntil: null, deadline: null,
  details: Object.entries(details).map(([name, value]) => ({ name, value })),
});

describe('A feed', () => {
  it('is read out of the details of its case', () => {
    expect(feedOf(feed('gateway-stripe', { side: 'gateway', provider: 'stripe', phase: 'Silent', usualGap: '2 s', silentAfter: '30 s', heldUntil: '2026-05-01T12:00:00Z', heldBy: 'ann', events: '17' }))).toMatchObject({
      side: 'gateway', provider: 'stripe', phase: 'Silent', usualGap: '2 s', silentAfter: '30 s', heldBy: 'ann', events: 17, lastEventAt: null,
    });
  });

  it('is told by its name where details are missing', () => {
    expect(feedOf(feed('bank-a-b'))).toMatchObject({ side: 'bank', provider: 'a-b', phase: '', events: null });
  });

  it('is held until the time that was said', () => {
    const { heldUntil } = feedOf(feed('bank-x', { heldUntil: '2026-05-01T12:00:00Z' }));
    expect(isHeld({ heldUntil }, Date.parse('2026-05-01T11:59:59Z'))).toBe(true);
    expect(isHeld({ heldUntil }, Date.parse('2026-05-01T12:00:00Z'))).toBe(false);
    expect(isHeld({ heldUntil: null }, 0)).toBe(false);
  });

  it('stands first when it is silent, and else where it was', () => {
    const feeds = [feed('b', { phase: 'Flowing' }), feed('d', { phase: 'CatchingUp' }), feed('a', { phase: 'Learning' }), feed('e', { phase: 'Silent' }), feed('c', { phase: 'New' })].map(feedOf);
    expect(inOrder(feeds).map(({ key }) => key)).toEqual(['e', 'd', 'a', 'b', 'c']);
  });

  it('keeps a phase that this page does not know', () => {
    expect(phaseWord('CatchingUp').word).toBe('Catching up');
    expect(phaseWord('toString')).toMatchObject({ word: 'toString', tone: 'calm' });
  });
});
