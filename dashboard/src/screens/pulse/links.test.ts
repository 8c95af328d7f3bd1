import { describe, expect, it } from 'vitest';
import * as links from './links';

const since = '2026-05-01T09:00:00Z';
const read = (href: string) => {
  const [path, query = ''] = href.split('?');
  return { path, ...Object.fromEntries(new URLSearchParams(query)) };
};

describe('The way from a number to its list', () => {
  it('leads from the match rate to what is decided, and from the rest to what is not matched', () => {
    expect(read(links.decidedHref({ since }))).toEqual({ path: '/transactions', openedAfter: since, status: 'MATCHED,MISMATCH,ALERT,REVERSED,NO_MONEY,RESOLVED' });
    expect(read(links.unmatchedHref({ since }, { currency: 'EUR' }))).toEqual({ path: '/transactions', openedAfter: since, status: 'MISMATCH,ALERT,REVERSED,NO_MONEY,RESOLVED', currency: 'EUR' });
  });

  it('leads from a percentile to what took as long, and never past it', () => {
    expect(read(links.slowerHref({ since }, 23_800, { provider: 'stripe' }))).toEqual({ path: '/transactions', openedAfter: since, status: 'MATCHED', slowerThan: '23', provider: 'stripe' });
    expect(read(links.slowerHref({ since }, 840))).toMatchObject({ slowerThan: '0' });
  });

  it('leads from what healed today to it', () => {
    expect(read(links.byAskingHref(since))).toEqual({ path: '/transactions', reason: 'M09_AUTO_RETRY', decidedAfter: since });
    expect(read(links.lateHref(since))).toEqual({ path: '/transactions', reason: 'M06_LATE', decidedAfter: since });
    expect(read(links.byPeopleHref(since))).toEqual({ path: '/transactions', status: 'RESOLVED', decidedAfter: since });
    expect(read(links.lostTimersHref(since))).toEqual({ path: '/transactions', reason: 'TIMER_LOST', decidedAfter: since });
  });

  it('leads from what waits to all that waits, oldest first', () => {
    expect(read(links.waitingHref({ held: true }))).toEqual({ path: '/transactions', status: 'PENDING', sort: 'oldest', held: 'true' });
  });

  it('leads from a cell to a code of an age', () => {
    const asOf = '2026-05-01T10:00:00.000Z';
    expect(read(links.ageingHref(asOf, ['BANK_MISSING'], 0))).toEqual({ path: '/inbox', reason: 'BANK_MISSING', openedAfter: '2026-05-01T09:59:00.000Z' });
    expect(read(links.ageingHref(asOf, ['A', 'B'], 2))).toEqual({ path: '/inbox', reason: 'A,B', openedAfter: '2026-05-01T09:00:00.000Z', openedBefore: '2026-05-01T09:55:00.000Z' });
    expect(read(links.ageingHref(asOf, ['A'], 6))).toEqual({ path: '/inbox', reason: 'A', openedBefore: '2026-04-24T10:00:00.000Z' });
    expect(read(links.ageingHref(asOf, ['A'], null))).toEqual({ path: '/inbox', reason: 'A' });
  });

  it('leads from a bar to what was opened while it was drawn', () => {
    expect(read(links.slotHref({ at: since }, 120_000, { open: true }))).toEqual({ path: '/transactions', openedAfter: since, openedBefore: '2026-05-01T09:02:00.000Z', open: 'true' });
  });

  it('keeps the window on the way to gateways unless it is the usual one', () => {
    expect(links.gatewayHref('stripe', '1h')).toBe('/gateways?provider=stripe');
    expect(links.feedHref('bank-ledger', '24h')).toBe('/gateways?feed=bank-ledger&window=24h');
    expect(links.gatewaysHref('15m')).toBe('/gateways?window=15m');
  });

  it('takes hostile names literally', () => {
    expect(read(links.gatewayHref('a&b=c#d/../%2e "<x>'))).toEqual({ path: '/gateways', provider: 'a&b=c#d/../%2e "<x>' });
  });
});
