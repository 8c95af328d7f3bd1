import type { Pulse } from '../api/types';

const none = { p50Ms: null, p95Ms: null, p99Ms: null };

/** A quiet hour in which everything is fine; a test says what is not. */
export function quietPulse(change: Partial<Pulse> = {}): Pulse {
  const at = '2026-05-01T10:00:00Z';
  return {
    asOf: at, window: '1h', since: '2026-05-01T09:00:00Z', coveredSince: '2026-05-01T09:00:00Z', movements: 10,
    waiting: { count: 0, oldestSince: null, insideDeadline: 0, held: 0, checking: 0 },
    matchRate: { decided: 10, matched: 10, byCurrency: [] },
    straightThrough: { matched: 10, withoutPeople: 10 },
    timeToMatch: { count: 0, maxMs: null, ...none },
    sinceOccurred: { count: 0, maxMs: null, ...none },
    healed: { byAsking: 0, late: 0, asked: 0 },
    today: { since: '2026-05-01T00:00:00Z', autoResolved: 0, late: 0, resolvedByPeople: 0 },
    open: { count: 0, isExact: true, checking: 0, valueAtRisk: {}, oldestSince: null },
    series: [], gateways: [], banks: [],
    duplicates: { open: 0, exposure: {} },
    health: {
      status: 'ok', checks: { auditStore: 'ok', hubs: 'ok' }, feeds: [{ key: 'bank-ledger', isOpen: false, since: at, count: 0, summary: '' }],
      sweeper: { lastRunAt: at, lostToday: 0 }, audit: { checkedAt: at, isSound: true, entries: 5, blocks: 1 }, deadLetters: { lastHour: 0, lastAt: null, isMore: false },
    },
    ...change,
  };
}
