import { describe, expect, it } from 'vitest';
import type { LiveUpdate, Transaction } from '../api/types';
import { backOff, firstState, liveRules, step, type LiveEffect, type LiveInput, type LiveState } from './engine';

const totals = { PENDING: 0, MATCHED: 0, MISMATCH: 0, ALERT: 0, REVERSED: 0, NO_MONEY: 0, RESOLVED: 0 };
const update = (changes: number, cursor = 'c1'): LiveUpdate => ({ cursor, totals, cases: [], changes: Array.from({ length: changes }, (_, n) => ({ id: `t${n}` }) as Transaction) });

/** Plays inputs one after the other and keeps what came of each. */
class Story {
  state: LiveState = firstState;
  effects: readonly LiveEffect[] = [];

  tell(...inputs: LiveInput[]): this {
    for (const input of inputs) [this.state, this.effects] = step(this.state, input);
    return this;
  }

  answered(at: number, changes: number | null, cursor = 'c1'): this {
    return this.tell({ type: 'answered', at, request: this.state.request ?? -1, etag: '"e"', update: changes === null ? null : update(changes, cursor) });
  }

  failed(at: number, reason: 'bad-cursor' | 'signed-out' | 'other' = 'other', retryAfterMs?: number): this {
    return this.tell({ type: 'failed', at, request: this.state.request ?? -1, reason, trouble: 'x', retryAfterMs, chance: 0.5 });
  }

  get told(): string {
    return this.effects.map(({ type }) => type).join(' ');
  }
}

const begun = () => new Story().tell({ type: 'start', at: 0 });
const following = () => begun().answered(0, 0);

describe('Following live changes', () => {
  it('begins with now, without cursor', () => {
    expect(begun().effects).toEqual([{ type: 'ask', request: 1, cursor: null, etag: null }]);
  });

  it('goes on with cursor and ETag, sooner while something happens', () => {
    const story = following();
    expect(story.state.dueAt).toBe(liveRules.quietMs);
    story.tell({ type: 'tick', at: liveRules.quietMs });
    expect(story.effects).toEqual([{ type: 'ask', request: 2, cursor: 'c1', etag: '"e"' }]);
    story.answered(2000, 3, 'c2');
    expect([story.told, story.state.dueAt, story.state.cursor]).toEqual(['publish', 2000 + liveRules.busyMs, 'c2']);
  });

  it('shows changes within two seconds', () => expect(liveRules.quietMs + 250).toBeLessThanOrEqual(2000));

  it('keeps its cursor on 304', () => {
    const story = following().tell({ type: 'tick', at: 1500 }).answered(1600, null);
    expect([story.told, story.state.cursor, story.state.connection, story.state.heardAt]).toEqual(['', 'c1', 'live', 1600]);
  });

  it('asks again at once while answers are full, and then follows', () => {
    const story = following().tell({ type: 'tick', at: 1500 }).answered(1600, 200, 'c2');
    expect([story.told, story.state.connection]).toEqual(['publish ask', 'catching-up']);
    expect(story.answered(1700, 7, 'c3').told).toBe('publish');
    expect(story.state).toMatchObject({ connection: 'live', pages: 0 });
  });

  it('starts over when too far behind, and says that something was missed', () => {
    const story = following().tell({ type: 'tick', at: 1500 });
    for (let page = 1; page < liveRules.maxPages; page += 1) story.answered(1600, 200);
    story.answered(1700, 200);
    expect(story.told).toBe('publish missed ask');
    expect(story.effects.at(-1)).toMatchObject({ cursor: null, etag: null });
  });

  it('starts over when its cursor is of another log', () => {
    const story = following().tell({ type: 'tick', at: 1500 }).failed(1600, 'bad-cursor');
    expect(story.told).toBe('missed ask');
    expect(story.effects.at(-1)).toMatchObject({ cursor: null });
  });

  it('does not start over for ever', () => {
    const story = begun().failed(10, 'bad-cursor');
    expect([story.told, story.state.connection]).toEqual(['', 'down']);
  });

  it('waits longer each time, up to half a minute', () => {
    const waits = [1, 2, 3, 4, 5, 6, 60].map((n) => backOff(n, 1));
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(backOff(5, 0)).toBe(15_000);
  });

  it('comes back by itself and forgets the failures', () => {
    const story = following().tell({ type: 'tick', at: 1500 }).failed(1600);
    expect(story.state).toMatchObject({ connection: 'down', failures: 1, dueAt: 3600 });
    story.tell({ type: 'tick', at: 3599 });
    expect(story.told).toBe('');
    story.tell({ type: 'tick', at: 3600 }).answered(3700, 0);
    expect(story.state).toMatchObject({ connection: 'live', failures: 0, trouble: null });
  });

  it('waits as long as the API asks for', () => {
    expect(following().tell({ type: 'tick', at: 1500 }).failed(1600, 'other', 9000).state.dueAt).toBe(10_600);
  });

  it('tells being signed out from being down', () => expect(begun().failed(1, 'signed-out').state.connection).toBe('signed-out'));

  it('tries at once when asked to, on waking the network, and when shown again', () => {
    expect(begun().failed(10).tell({ type: 'try-now', at: 20 }).told).toBe('ask');
    expect(begun().failed(10).tell({ type: 'online', at: 20 }).told).toBe('ask');
    expect(following().tell({ type: 'hid', at: 20 }, { type: 'shown', at: 30 }).told).toBe('ask');
  });

  it('asks seldom while hidden', () => {
    const story = following().tell({ type: 'hid', at: 100 });
    expect(story.state.dueAt).toBe(100 + liveRules.hiddenMs);
    story.tell({ type: 'tick', at: 10_100 }).answered(10_200, 5);
    expect(story.state.dueAt).toBe(10_200 + liveRules.hiddenMs);
  });

  it('notices that the laptop slept and gives the dead request up', () => {
    const awake = following().tell({ type: 'tick', at: 3_600_000 });
    expect(awake.told).toBe('ask');
    const asking = following().tell({ type: 'hid', at: 100 }, { type: 'shown', at: 200 });
    expect(asking.tell({ type: 'try-now', at: 300 }).told).toBe('give-up ask');
  });

  it('ignores answers to requests that it gave up', () => {
    const story = following().tell({ type: 'try-now', at: 100 }, { type: 'try-now', at: 200 });
    const before = story.state;
    story.tell({ type: 'answered', at: 300, request: 2, etag: null, update: update(5, 'old') });
    expect([story.state, story.told]).toEqual([before, '']);
  });

  it('never has two requests under way', () => {
    const story = begun();
    for (let at = 0; at < 4000; at += 250) expect(story.tell({ type: 'tick', at }).told).toBe('');
  });
});
