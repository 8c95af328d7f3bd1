import { describe, expect, it } from 'vitest';
import type { Case, Me } from '../api/types';
import { offersFor } from './availability';
import { ofCase } from './subject';
import { inverseOf } from './undo';

const now = new Date('2026-05-01T10:00:00Z');
const later = '2026-05-01T12:00:00Z';

const feed = (held?: string): Case => ({
  kind: 'Feed', key: 'bank-ledger', version: 4, isOpen: false, code: null, severity: 'Info', count: 0, exposure: {}, since: later, owner: null, snoozedUntil: null, deadline: null,
  details: held === undefined ? [] : [{ name: 'heldUntil', value: held }],
});
const me = (act: boolean): Me => ({ name: 'ann', source: 'local', roles: [], may: { read: true, act, approve: false, audit: false } });
const offered = (one: Case, who: Me) => Object.fromEntries(offersFor(ofCase(one), who).map(({ action, whyNot }) => [action, whyNot]));

describe('Holding a feed', () => {
  it('is offered for feeds, and releasing where somebody holds', () => {
    expect(offered(feed(), me(true))).toMatchObject({ hold: null });
    expect(offered(feed(), me(true))).not.toHaveProperty('release');
    expect(offered(feed(later), me(true))).toMatchObject({ hold: null, release: null });
    expect(offered({ ...feed(later), kind: 'Alert' }, me(true))).not.toHaveProperty('hold');
  });

  it('says to a viewer why not', () => {
    expect(offered(feed(), me(false)).hold).toMatch(/operator/);
  });

  it('is taken back by releasing, or by holding until when it was held before', () => {
    const hold = { action: 'hold', reason: 'Announced.', until: later, version: 4 } as const;
    expect(inverseOf(ofCase(feed()), hold, 5, now)).toEqual({ action: 'release', reason: 'Taken back: Announced.', version: 5 });
    expect(inverseOf(ofCase(feed(later)), { ...hold, until: '2026-05-01T15:00:00Z' }, 5, now)).toMatchObject({ action: 'hold', until: later, version: 5 });
    expect(inverseOf(ofCase(feed('2026-05-01T09:00:00Z')), hold, 5, now)).toMatchObject({ action: 'release' });
  });

  it('comes back when the release is taken back', () => {
    expect(inverseOf(ofCase(feed(later)), { action: 'release', reason: 'Over.', version: 4 }, 5, now)).toMatchObject({ action: 'hold', until: later });
  });
});
