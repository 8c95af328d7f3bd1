import { describe, expect, it, vi } from 'vitest';
import { localProblem, Problem } from '../api/problem';
import type { Case, Handling, Me, State, Transaction } from '../api/types';
import { actionRows } from './actionTable';
import { offersFor, whyNot } from './availability';
import { detailsOf, draftOf, requestOf, troubleOf } from './draft';
import { parseRemembered, withReason } from './remembered';
import { withoutActor } from './said';
import { KeyRing, send, stageOf } from './sending';
import { snoozeTimes, snoozeTrouble } from './snoozeTimes';
import { ofCase, ofTransaction } from './subject';
import { inverseOf } from './undo';

const me = (may: Partial<Me['may']>, name = 'ann'): Me => ({ name, source: 'local', roles: [], may: { read: true, act: false, approve: false, audit: false, ...may } });
const handling = (change: Partial<Handling>): Handling => ({
  owner: null, snoozedUntil: null, standing: null, proposed: null, round: 0, attempts: 0, isChecking: false, isHeld: false, isAlerted: false, notes: 0, ...change,
});
const row = (state: State, change: Partial<Handling> = {}): Transaction => ({
  id: 'tx-1', status: 'ALERT', reasons: ['BANK_MISSING'], state, gateway: null, bank: null, differenceMinor: null, openedAt: '', decidedAt: '', deadline: null, version: 4,
  handling: handling(change), valueAtRisk: null, orderId: null, parentId: null, rail: null,
});
const incident = (change: Partial<Case> = {}): Case => ({
  kind: 'Alert', key: 'A|b|c', version: 2, isOpen: true, code: 'BANK_MISSING', severity: 'Info', count: 1, exposure: {}, since: '', details: [], owner: null, snoozedUntil: null, deadline: null, ...change,
});
const byAnn = { actionId: 'a', kind: 'write-off', code: 'WRITE_OFF', actor: 'Ann', at: '' };
const words = (subject: Parameters<typeof offersFor>[0], who = me({ act: true, approve: true })) => offersFor(subject, who).map(({ action }) => action);

describe('what is offered', () => {
  it.each<[State, string[]]>([
    ['ALERT_BANK', ['resolve', 'assign', 'snooze', 'note', 'query', 'force-match', 'write-off']],
    ['WAIT_BANK', ['resolve', 'assign', 'snooze', 'note', 'query', 'force-match', 'write-off']],
    ['MATCHED', ['assign', 'snooze', 'note', 'unmatch']],
    ['RESOLVED', ['assign', 'snooze', 'note']],
    ['NEW', ['assign', 'snooze', 'note']],
  ])('in state %s', (state, expected) => {
    expect(words(ofTransaction(row(state)))).toEqual(expected);
  });

  it('is a second person where somebody proposed, and a way back where somebody decided', () => {
    expect(words(ofTransaction(row('MISMATCH', { proposed: byAnn }))).slice(0, 2)).toEqual(['approve', 'reject']);
    expect(words(ofTransaction(row('RESOLVED', { standing: byAnn })))).toContain('reopen');
    expect(words(ofTransaction(row('ALERT_BANK', { isChecking: true })))).not.toContain('query');
  });

  it('of a case depends on its kind', () => {
    expect(words(ofCase(incident()))).toEqual(['resolve', 'assign', 'snooze', 'note']);
    expect(words(ofCase(incident({ isOpen: false })))).toEqual(['assign', 'snooze', 'note', 'reopen']);
    expect(words(ofCase(incident({ kind: 'Feed' })))).toContain('hold');
    expect(words(ofCase(incident({ kind: 'Feed' })))).not.toContain('release');
    expect(words(ofCase(incident({ kind: 'Feed', details: [{ name: 'heldUntil', value: '2026-05-01T12:00:00Z' }] })))).toEqual(expect.arrayContaining(['hold', 'release']));
    expect(words(ofCase(incident({ kind: 'Pace' })))).toEqual([]);
  });
});

describe('who may', () => {
  const proposed = ofTransaction(row('MISMATCH', { proposed: byAnn }));

  it('approve is never who proposed', () => {
    expect(whyNot('approve', proposed, me({ approve: true }))).toContain('somebody else');
    expect(whyNot('approve', proposed, me({ approve: true }, 'ben'))).toBeNull();
    expect(whyNot('approve', proposed, me({ act: true }, 'ben'))).toContain('approver');
  });

  it('reject is an approver, or who proposed', () => {
    expect(whyNot('reject', proposed, me({ act: true }))).toBeNull();
    expect(whyNot('reject', proposed, me({ act: true }, 'ben'))).not.toBeNull();
    expect(whyNot('reject', proposed, me({ approve: true }, 'ben'))).toBeNull();
  });

  it('act is an operator', () => {
    expect(whyNot('resolve', proposed, me({}))).toContain('operator');
    expect(whyNot('resolve', proposed, undefined)).toContain('not known yet');
  });
});

describe('a draft', () => {
  const now = new Date('2026-05-01T10:00:00Z');
  const none = parseRemembered(null);

  it('begins with what was said last', () => {
    const said = withReason(withReason(none, 'resolve', 'One.', 'OPS_APPROVAL'), 'resolve', 'Two.');
    expect(draftOf('resolve', said, now)).toMatchObject({ reason: 'Two.', code: 'OPS_APPROVAL' });
    expect(withReason(said, 'resolve', 'One.').reasons.resolve).toEqual(['One.', 'Two.']);
    expect(draftOf('resolve', none, now).reason).toBe('');
    expect(draftOf('assign', none, now).reason).toBe(actionRows.assign.reason);
  });

  it('says what is missing', () => {
    const draft = draftOf('resolve', none, now);
    expect(troubleOf(draft, now)).toContain('Say why');
    expect(troubleOf({ ...draft, reason: 'x'.repeat(501) }, now)).toContain('500');
    expect(troubleOf({ ...draft, reason: 'a\nb' }, now)).toContain('control characters');
    expect(troubleOf({ ...draft, reason: 'Seen.' }, now)).toBeNull();
    expect(troubleOf({ ...draftOf('assign', none, now), to: 'name' }, now)).toBe('Name somebody.');
    expect(troubleOf({ ...draftOf('snooze', none, now), until: 'date', date: '2020-01-01T00:00' }, now)).toBe('Choose a time to come.');
    expect(troubleOf({ ...draftOf('hold', none, now), reason: 'x', until: 'date', date: '2026-05-09T00:00' }, now)).toBe('At most 24 hours.');
  });

  it('becomes the request that the API takes', () => {
    const ann = me({ act: true });
    expect(requestOf('transaction', { ...draftOf('resolve', none, now), reason: ' Seen. ' }, ann, 4, now)).toEqual({ action: 'resolve', code: 'M07_MANUAL', reason: 'Seen.', version: 4 });
    expect(requestOf('case', { ...draftOf('resolve', none, now), reason: 'Seen.' }, ann, 4, now)).toEqual({ action: 'resolve', reason: 'Seen.', version: 4 });
    expect(detailsOf(draftOf('assign', none, now), ann, now)).toEqual({ action: 'assign', assignee: 'ann' });
    expect(detailsOf({ ...draftOf('assign', none, now), to: 'none' }, ann, now)).toEqual({ action: 'assign', assignee: null });
    expect(detailsOf(draftOf('snooze', none, now), ann, now)).toEqual({ action: 'snooze', until: '2026-05-01T11:00:00.000Z' });
    expect(detailsOf({ ...draftOf('snooze', none, now), until: 'wake' }, ann, now)).toEqual({ action: 'snooze', until: null });
    expect(detailsOf(draftOf('note', none, now), ann, now)).toEqual({ action: 'note' });
  });

  it('forgets what storage should not hold', () => {
    expect(parseRemembered('{"reasons":{"note":["a",3,"b"],"x":1},"code":"DROP"}')).toEqual({ reasons: { note: ['a', 'b'] }, code: 'M07_MANUAL' });
    expect(parseRemembered('nonsense')).toEqual({ reasons: {}, code: 'M07_MANUAL' });
  });
});

describe('a snooze', () => {
  it('ends at the usual times', () => {
    const friday = new Date(2026, 4, 1, 15, 0);
    const ends = Object.fromEntries(snoozeTimes(friday).map(({ id, until }) => [id, until]));
    expect(ends.tomorrow).toEqual(new Date(2026, 4, 2, 9));
    expect(ends.monday).toEqual(new Date(2026, 4, 4, 9));
    expect(snoozeTimes(new Date(2026, 4, 4, 8)).find(({ id }) => id === 'monday')?.until).toEqual(new Date(2026, 4, 11, 9));
  });

  it('has its limits', () => {
    const now = new Date('2026-05-01T10:00:00Z');
    expect(snoozeTrouble(new Date('x'), now)).toContain('Choose when');
    expect(snoozeTrouble(new Date('2028-01-01'), now)).toBe('At most 366 days.');
  });
});

describe('sending', () => {
  it('names the same thing by the same key, and another by another', () => {
    let count = 0;
    const keys = new KeyRing(() => `k${(count += 1)}`);
    expect([keys.keyFor({ a: 1 }), keys.keyFor({ a: 1 }), keys.keyFor({ a: 2 }), keys.keyFor({ a: 1 })]).toEqual(['k1', 'k1', 'k2', 'k3']);
  });

  it('tries a lost answer again under the same key, and asks about what is pending', async () => {
    const keys: string[] = [];
    const answers = [
      () => Promise.reject(new TypeError('network')),
      () => Promise.resolve(Response.json({ id: 'tx-1', actionId: 'x', version: 4, status: 'ALERT', state: 'ALERT_BANK', outcome: 'pending' }, { status: 202 })),
      () => Promise.resolve(Response.json({ id: 'tx-1', actionId: 'x', version: 5, status: 'ALERT', state: 'ALERT_BANK', outcome: 'done' }, { status: 202 })),
    ];
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      keys.push((init.headers as Record<string, string>)['Idempotency-Key'] ?? '');
      return answers.shift()?.();
    });
    vi.stubGlobal('sessionStorage', undefined);
    const ring = new KeyRing();
    const request = { action: 'note', reason: 'x', version: 4 } as const;
    const subject = ofTransaction(row('ALERT_BANK'));
    expect(await send(subject, request, ring)).toMatchObject({ stage: { at: 'refused' } });
    expect(await send(subject, request, ring)).toEqual({ stage: { at: 'pending' } });
    expect(await send(subject, request, ring)).toMatchObject({ answer: { outcome: 'done', version: 5 } });
    expect(new Set(keys).size).toBe(1);
    vi.unstubAllGlobals();
  });

  it('tells a conflict from a refusal', () => {
    const change = { sequence: 9, version: 5, at: '', kind: 'Action', code: null, summary: 'ben left a note', actor: 'ben' };
    const conflict = new Problem({ type: 'urn:realrecon:version-conflict', title: '', status: 409, detail: '', instance: '', currentVersion: 5, currentStatus: 'ALERT', changes: [change] });
    expect(stageOf(conflict)).toEqual({ at: 'conflict', currentVersion: 5, currentStatus: 'ALERT', changes: [change] });
    expect(stageOf(localProblem('not-allowed', '', 409, ''))).toMatchObject({ at: 'refused' });
  });

  it('names who acted once', () => {
    expect(withoutActor('ben left a note: x', 'ben')).toBe('left a note: x');
    expect(withoutActor('benefit', 'ben')).toBe('benefit');
    expect(withoutActor('The bank spoke.', null)).toBe('The bank spoke.');
  });
});

describe('taking back', () => {
  const now = new Date('2026-05-01T10:00:00Z');
  const before = ofTransaction(row('ALERT_BANK', { owner: 'ben', snoozedUntil: '2026-05-01T09:00:00Z' }));

  it('restores whose it was and until when it slept', () => {
    expect(inverseOf(before, { action: 'assign', assignee: 'ann', reason: 'Mine.', version: 4 }, 5, now)).toEqual({ action: 'assign', assignee: 'ben', reason: 'Taken back: Mine.', version: 5 });
    // A snooze that has ended meanwhile is none to go back to.
    expect(inverseOf(before, { action: 'snooze', until: '2026-05-02T00:00:00Z', reason: 'x', version: 4 }, 5, now)).toMatchObject({ until: null });
  });

  it('is not offered for money and words', () => {
    for (const action of ['resolve', 'note', 'force-match', 'write-off', 'unmatch', 'query'] as const) expect(inverseOf(before, { action, reason: 'x', version: 4 }, 5, now)).toBeNull();
  });
});
