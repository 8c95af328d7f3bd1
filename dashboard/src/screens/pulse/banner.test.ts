import { describe, expect, it } from 'vitest';
import type { Pulse } from '../../api/types';
import { quietPulse } from '../../testing/pulse';
import { bannerOf, type PartName } from './banner';

const now = Date.parse('2026-05-01T10:00:10Z');
const fine = quietPulse();
const health = (change: Partial<Pulse['health']>): Pulse => ({ ...fine, health: { ...fine.health, ...change } });
const part = (pulse: Pulse, name: PartName, at = now) => bannerOf(pulse, 'live', at).parts.find((one) => one.name === name);

describe('The banner', () => {
  it('says that money is fine when it is', () => {
    const banner = bannerOf(fine, 'live', now);
    expect(banner).toMatchObject({ tone: 'good', health: { word: 'OK', tone: 'good', shape: 'check' }, money: { word: 'Fine', tone: 'good', sentence: '100 % matched. Nothing is open.', oldest: null } });
    expect(banner.parts.map(({ name, tone }) => [name, tone])).toEqual([['API', 'good'], ['Feeds', 'good'], ['Sweeper', 'good'], ['Audit', 'good'], ['Dead letters', 'good']]);
  });

  it('says what is open and since when', () => {
    const open = { count: 3, isExact: true, checking: 2, valueAtRisk: {}, oldestSince: '2026-05-01T08:00:00Z' };
    expect(bannerOf({ ...fine, open }, 'live', now)).toMatchObject({ tone: 'warn', money: { word: 'Needs a look', sentence: '100 % matched. 3 exceptions are open, 2 being checked.', oldest: open.oldestSince }, health: { word: 'OK' } });
    expect(bannerOf({ ...fine, open: { ...open, count: 1, checking: 1 } }, 'live', now).money.sentence).toBe('100 % matched. 1 exception is open, all being checked.');
    expect(bannerOf({ ...fine, open: { ...open, isExact: false } }, 'live', now).money.sentence).toContain('At least 3 exceptions');
  });

  it('is red when too little matches, however healthy RealRecon is', () => {
    const matchRate = { ...fine.matchRate, decided: 100, matched: 94 };
    expect(bannerOf({ ...fine, matchRate }, 'live', now)).toMatchObject({ tone: 'bad', money: { word: 'At risk', tone: 'bad' }, health: { tone: 'good' } });
    expect(bannerOf({ ...fine, matchRate: { ...matchRate, matched: 98 } }, 'live', now).money.word).toBe('Needs a look');
  });

  it('never says that money is fine when none moved, or when not all has been read', () => {
    const still = { ...fine, movements: 0, matchRate: { decided: 0, matched: 0, byCurrency: [] } };
    expect(bannerOf(still, 'live', now).money).toMatchObject({ word: 'Quiet', tone: 'calm', sentence: 'No money moved in this window, and nothing is open.' });
    expect(bannerOf({ ...still, coveredSince: '2026-05-01T09:30:00Z' }, 'live', now).money.sentence).toBe('History is still being read.');
  });

  it.each([['degraded', 'Degraded', 'warn'], ['down', 'Down', 'bad'], ['constructor', 'constructor', 'calm']])('shows %s as %s', (status, word, tone) => {
    expect(bannerOf(health({ status: status as 'down' }), 'live', now)).toMatchObject({ tone, health: { word, tone } });
  });

  it('takes an old OK for no answer', () => {
    const banner = bannerOf(fine, 'down', now);
    expect(banner).toMatchObject({ tone: 'bad', health: { word: 'No answer', tone: 'bad' }, money: { word: 'Not known', tone: 'bad', sentence: 'When last heard: 100 % matched. Nothing is open.' } });
    expect(banner.parts[0]).toMatchObject({ word: 'does not answer', tone: 'bad' });
  });

  it('names what is down of the API', () => {
    expect(part(health({ checks: { auditStore: 'unreachable', hubs: 'ok' } }), 'API')).toMatchObject({ word: 'auditStore: unreachable', tone: 'bad' });
    expect(part(health({ checks: { auditStore: 'unreachable', hubs: 'stopped' } }), 'API')).toMatchObject({ word: '2 parts down' });
  });

  it('leads from one silent feed to it, from several to all', () => {
    const silent = { key: 'bank-ledger', isOpen: true, since: '2026-05-01T09:58:00Z', count: 7, summary: '' };
    expect(part(health({ feeds: [silent] }), 'Feeds')).toMatchObject({ tone: 'warn', word: 'bank-ledger since', at: silent.since, href: '/gateways?feed=bank-ledger' });
    expect(part(health({ feeds: [silent, { ...silent, key: 'gateway-stripe' }] }), 'Feeds')).toMatchObject({ word: '2 silent', href: '/gateways' });
    expect(part(health({ feeds: [] }), 'Feeds')).toMatchObject({ tone: 'calm', word: 'none heard yet' });
  });

  it('knows a sweeper that sleeps, one that found something, and none', () => {
    const sweeper = { lastRunAt: '2026-05-01T10:00:00Z', lostToday: 2 };
    expect(part(health({ sweeper }), 'Sweeper')).toMatchObject({ tone: 'good', word: 'ran', after: ', 2 timers found today' });
    expect(part(health({ sweeper }), 'Sweeper', now + 3_600_000)).toMatchObject({ tone: 'warn' });
    expect(part(health({ sweeper: { lastRunAt: null, lostToday: 0 } }), 'Sweeper')).toMatchObject({ tone: 'calm', word: 'has not run yet' });
    expect(part(health({ sweeper: null }), 'Sweeper')).toBeUndefined();
  });

  it('never calls a log sound that is broken, unchecked or checked long ago', () => {
    const audit = fine.health.audit;
    expect(part(health({ audit: { ...audit, isSound: false } }), 'Audit')).toMatchObject({ tone: 'bad', word: 'broken, checked' });
    expect(part(health({ audit: { ...audit, checkedAt: null } }), 'Audit')).toMatchObject({ tone: 'calm', word: 'not checked yet' });
    expect(part(fine, 'Audit', now + 2 * 3_600_000)).toMatchObject({ tone: 'warn' });
  });

  it('counts dead letters of the hour', () => {
    expect(part(health({ deadLetters: { lastHour: 1000, lastAt: null, isMore: true } }), 'Dead letters')).toMatchObject({ tone: 'warn', word: '1\u202f000+ this hour' });
  });
});
