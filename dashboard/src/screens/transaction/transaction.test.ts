import { describe, expect, it } from 'vitest';
import type { AuditEntry, Comparison, Handling, Side, TimelineItem, Transaction, TransactionDetail } from '../../api/types';
import { asOf, chosenVersion, versionsOf } from './asOf';
import { doingNow } from './doing';
import { familyOf, nested, partOf, sumsOf } from './family';
import { happening, lookAlikes, notableLag, turnsAt } from './happenings';
import { amountWords, sideRows } from './sides';

const now = Date.parse('2026-05-01T10:00:00Z');
const side = (change: Partial<Side> = {}): Side => ({ provider: 'stripe', amountMinor: 50000, currency: 'INR', status: 'CAPTURED', occurredAt: '2026-05-01T10:00:00Z', ...change });
const bankSide = (change: Partial<Side> = {}): Side => side({ provider: 'ledger', status: 'BOOKED', ...change });
const handling: Handling = { owner: null, snoozedUntil: null, standing: null, proposed: null, round: 0, attempts: 0, isChecking: false, isHeld: false, isAlerted: false, notes: 0 };
const transaction = (change: Partial<Transaction> = {}): Transaction => ({
  id: 'tx-1', status: 'MISMATCH', reasons: ['AMT_UNDER'], state: 'MISMATCH', gateway: side(), bank: bankSide({ amountMinor: 45000 }), differenceMinor: -5000,
  openedAt: '2026-05-01T10:00:01Z', decidedAt: '2026-05-01T10:00:21Z', deadline: null, version: 2, handling: null, valueAtRisk: null, orderId: 'order-9', parentId: null, rail: 'card', ...change,
});
const detail = (change: Partial<TransactionDetail> = {}): TransactionDetail => ({
  ...transaction(), compared: [], decision: { ruleVersion: 1, decidedAt: '2026-05-01T10:00:21Z', facts: 2, inputsSha256: 'x', isComplete: true }, timeline: [], ...change,
});
const compared = (field: string, outcome: Comparison['outcome'], gateway = 'a', bank = 'b'): Comparison => ({ field, gateway, bank, outcome });

describe('what RealRecon does now', () => {
  const next = '2026-05-01T10:05:00Z';
  it.each([
    [{ status: 'PENDING', state: 'WAIT_BANK', deadline: next, handling: null }, 'RealRecon waits for the bank and looks again, in 5 minutes.', next],
    [{ status: 'PENDING', state: 'WAIT_GW', deadline: '2026-05-01T09:59:00Z', handling: null }, 'RealRecon waits for the gateway and looks again, any moment now.', '2026-05-01T09:59:00Z'],
    [{ status: 'ALERT', state: 'ALERT_BANK', deadline: next, handling: { ...handling, isChecking: true, round: 1, attempts: 1 } }, 'RealRecon is asking bank and gateway (round 1; one try came back empty); it asks again, in 5 minutes.', next],
    [{ status: 'MISMATCH', state: 'MISMATCH', deadline: null, handling: { ...handling, isChecking: true, round: 2 } }, 'RealRecon is asking bank and gateway (round 2; nothing has come back yet).', null],
    [{ status: 'MATCHED', state: 'MATCHED', deadline: null, handling: null }, 'Nothing is left to do; an event that contradicts it would open it again.', null],
    [{ status: 'ALERT', state: 'ALERT_BANK', deadline: null, handling: { ...handling, round: 1 } }, 'RealRecon has asked and nothing healed it; it needs a person, or an event that explains it.', null],
    [{ status: 'MISMATCH', state: 'MISMATCH', deadline: null, handling: { ...handling, proposed: { actionId: 'x', kind: 'force-match', code: 'M08_FORCED', actor: 'Ann', at: next } } }, 'It waits for a second person to approve or reject.', null],
  ] as const)('is said in words', (one, words, when) => expect(doingNow(one, now)).toEqual({ words, next: when }));

  it('names a held deadline', () => expect(doingNow({ status: 'PENDING', state: 'WAIT_BANK', deadline: next, handling: { ...handling, isHeld: true } }, now).words).toContain('deadline for the bank is held'));
});

describe('both sides', () => {
  it('say who has less, by how much and of what', () => {
    expect(amountWords(side(), bankSide({ amountMinor: 45000 }))).toBe('The bank is 50.00\u00a0INR lower.');
    expect(amountWords(side({ currency: 'JPY', amountMinor: 1000 }), bankSide({ currency: 'JPY', amountMinor: 3500000 }))).toBe('The bank is 3\u202f499\u202f000\u00a0JPY higher.');
    expect(amountWords(side(), bankSide({ currency: 'EUR' }))).toBe('Amounts in INR and EUR cannot be compared.');
  });

  it('mark each field as it was compared', () => {
    const rows = sideRows(detail({ compared: [compared('currency', 'Equal', 'INR', 'INR'), compared('direction', 'Different', 'CREDIT', 'DEBIT'), compared('amount', 'WithinTolerance'), compared('status', 'NotEvaluated')] }));
    const of = (field: string) => rows.find((row) => row.field === field);
    expect(of('currency')).toMatchObject({ verdict: 'equal', words: null });
    expect(of('direction')).toMatchObject({ verdict: 'different', words: 'The gateway says CREDIT, the bank DEBIT.', gateway: { text: 'CREDIT' }, bank: { text: 'DEBIT' } });
    expect(of('amount')).toMatchObject({ verdict: 'tolerated', words: 'The bank is 50.00\u00a0INR lower. That is within tolerance.' });
    expect(of('status')?.verdict).toBe('silent');
  });

  it('call a side that has not spoken missing', () => {
    const rows = sideRows(detail({ bank: null }));
    expect(rows.find(({ field }) => field === 'amount')).toMatchObject({ verdict: 'missing', bank: null });
  });

  it('that lie days apart say so', () =>
    expect(sideRows(detail({ bank: bankSide({ occurredAt: '2026-05-04T10:00:00Z' }) })).find(({ field }) => field === 'occurred')?.words).toBe('The bank’s came 3 d later (occurred).'));
});

describe('an order', () => {
  const charge = transaction({ id: 'tx-1', gateway: side({ amountMinor: 1000, currency: 'EUR' }) });
  const second = transaction({ id: 'tx-2', gateway: side({ amountMinor: 500, currency: 'JPY' }), openedAt: '2026-05-01T10:00:02Z' });
  const refund = transaction({ id: 'rf-1', parentId: 'tx-1', gateway: side({ amountMinor: 300, currency: 'EUR', status: 'REFUNDED' }), openedAt: '2026-05-01T10:00:03Z' });
  const failed = transaction({ id: 'tx-3', gateway: side({ status: 'FAILED' }), bank: null });

  it('knows charges, refunds, disputes and what never settled', () =>
    expect([partOf(charge), partOf(refund), partOf(transaction({ gateway: side({ status: 'DISPUTED' }) })), partOf(failed), partOf(transaction({ gateway: null, parentId: 'tx-1' }))]).toEqual(['charge', 'refund', 'dispute', 'unsettled', 'refund']));

  it('sums by currency and never over currencies', () => expect(sumsOf([charge, second, refund, failed])).toEqual({ charged: { EUR: 1000, JPY: 500 }, refunded: { EUR: 300 }, net: { EUR: 700, JPY: 500 } }));

  it('holds each movement once, in its latest form', () => {
    const newer = { ...refund, version: 9 };
    expect(familyOf(charge, [refund, charge], [newer], [second]).map(({ id, version }) => `${id} ${version}`)).toEqual(['tx-1 2', 'tx-2 2', 'rf-1 9']);
  });

  it('shows children below their payment', () => expect(nested([charge, second, refund]).map(({ row, depth }) => `${row.id} ${depth}`)).toEqual(['tx-1 0', 'rf-1 1', 'tx-2 0']));

  it('in which two name each other as parent still ends', () => {
    const rows = [transaction({ id: 'a', parentId: 'b' }), transaction({ id: 'b', parentId: 'a' })];
    expect(nested(rows).map(({ row }) => row.id).sort()).toEqual(['a', 'b']);
  });
});

describe('what happened', () => {
  const item = (change: Partial<TimelineItem>): TimelineItem => ({ sequence: 1, at: '', kind: 'Fact', code: null, summary: '', version: 1, status: 'PENDING', state: 'WAIT_BANK', actor: null, reason: null, event: null, ...change });
  const event = (occurredAt: string, receivedAt: string) => ({ occurredAt, receivedAt }) as TimelineItem['event'];

  it.each([
    ['2026-05-01T10:00:00Z', '2026-05-01T10:00:04Z', null],
    ['2026-05-01T10:00:00Z', '2026-05-01T10:01:00Z', 60_000],
    ['2026-05-01T10:00:05Z', '2026-05-01T10:00:00Z', -5000],
    ['2026-05-01T10:00:00.5Z', '2026-05-01T10:00:00Z', null],
    ['nonsense', '2026-05-01T10:00:00Z', null],
  ])('occurred %s and received %s lags by %j', (occurred, received, lag) => expect(notableLag({ event: event(occurred, received) })).toBe(lag));

  it('turns where status or state change', () =>
    expect([...turnsAt([item({}), item({ sequence: 2 }), item({ sequence: 3, status: 'MATCHED', state: 'MATCHED' }), item({ sequence: 4, status: 'MATCHED', state: 'MATCHED' })])]).toEqual([1, 3]));

  it('of an unknown kind stands for itself', () => expect([happening('constructor').word, happening('Fact').group]).toEqual(['constructor', 'facts']));
});

describe('the past', () => {
  const entry = (version: number, sequence = version, candidates?: readonly string[]): AuditEntry =>
    ({
      sequence, at: '', hash: '', block: { number: 0, hash: '', previousHash: '', root: '' },
      body: {
        transactionId: 'tx-1', version, at: `2026-05-01T10:00:0${version}Z`, kind: 'Fact', code: null, ruleVersion: 1, before: null, refusal: null,
        answer: candidates === undefined ? null : { round: 1, attempt: 1, answer: { outcome: 'Ambiguous', source: 'bank', askedAt: '', answeredAt: '', candidates, detail: null } },
        after: {
          status: version === 1 ? 'PENDING' : 'MISMATCH', openedAt: 'o', decidedAt: 'd', generation: 1, handling: null, ...(version === 1 ? {} : { belonging: { orderId: 'order-9', parentId: 'p', rail: null } }),
          verdict: { state: version === 1 ? 'WAIT_BANK' : 'MISMATCH', reasons: version === 1 ? [] : ['AMT_UNDER'], gateway: side(), bank: null, differenceMinor: null, compared: [], deadline: version === 1 ? 'later' : null },
        },
      },
    });

  it('has each version once', () => expect(versionsOf([entry(2), entry(1), entry(2, 7)]).map(({ sequence }) => sequence)).toEqual([1, 2]));

  it('shows the whole transaction as it was', () => {
    const one = detail({ timeline: [{ version: 1, kind: 'Fact', code: null, event: { payloadSha256: 'a' } }, { version: 2, kind: 'Fact', code: null, event: null }] as unknown as TimelineItem[] });
    const then = asOf(one, entry(1));
    expect(then).toMatchObject({ id: 'tx-1', status: 'PENDING', state: 'WAIT_BANK', reasons: [], bank: null, deadline: 'later', version: 1, orderId: 'order-9', valueAtRisk: null });
    expect([then.timeline.length, then.decision.facts]).toEqual([1, 1]);
    expect(asOf(one, entry(2)).parentId).toBe('p');
  });

  it.each([['1', 1], ['3', null], ['', null], ['1e0', null], [null, null]])('that an address names %s is version %j', (text, version) =>
    expect(chosenVersion(text, [entry(1), entry(2)])?.body.version ?? null).toBe(version));

  it('names nearest misses once, the latest first', () => expect(lookAlikes([entry(1, 1, ['a', 'b']), entry(2, 2, ['b', 'c'])]).map(({ reference }) => reference)).toEqual(['b', 'c', 'a']));
});
