import { describe, expect, it } from 'vitest';
import { localProblem } from '../../api/problem';
import type { Verification } from '../../api/types';
import { mostFindings, shardCount, walkLog, walkWords, type WalkState } from './walk';

const page = (shard: number, change: Partial<Verification> = {}): Verification => ({ shard, from: 0, to: 0, head: 0, entries: 2, isSound: true, findings: [], next: null, ...change });
const finding = { fault: 'ENTRY_HASH', block: 3, sequence: 7, text: 'An entry has another hash.' };
const silent = (): void => undefined;
const never = (): boolean => false;

describe('a walk through the log', () => {
  it('goes through every page of every shard', async () => {
    const asked: string[] = [];
    const verify = (shard: number, from: number): Promise<Verification> => {
      asked.push(`${shard}/${from}`);
      return Promise.resolve(shard === 1 && from === 0 ? page(1, { to: 499, entries: 500, next: 500 }) : page(shard, { from }));
    };
    const seen: WalkState[] = [];
    const end = await walkLog(verify, (state) => seen.push(state), never);
    expect(asked.slice(0, 4)).toEqual(['0/0', '1/0', '1/500', '2/0']);
    expect([end.at, end.shards, end.entries, seen.length]).toEqual(['done', shardCount, 64 * 2 + 500, shardCount + 1]);
    expect(walkWords(end)).toMatch(/^Sound: 628 entries/);
  });

  it('keeps what it finds and goes on behind it', async () => {
    const end = await walkLog((shard) => Promise.resolve(page(shard, shard === 5 ? { isSound: false, findings: [finding] } : {})), silent, never);
    expect(end.findings).toEqual([{ shard: 5, ...finding }]);
    expect(walkWords(end)).toMatch(/^Not sound: 1 finding in/);
  });

  it('keeps no more than it can show', async () => {
    const many = Array.from({ length: 300 }, () => finding);
    const end = await walkLog((shard) => Promise.resolve(page(shard, { findings: many })), silent, never);
    expect(end.findings).toHaveLength(mostFindings);
    expect(walkWords(end)).toContain('500 or more');
  });

  it('stops when it is told to', async () => {
    let calls = 0;
    const end = await walkLog((shard) => Promise.resolve(page((calls += 1, shard))), silent, () => calls >= 3);
    expect([end.at, end.shards]).toEqual(['stopped', 3]);
    expect(walkWords(end)).toContain('sound as far as it went');
  });

  it('that fails says how far it came', async () => {
    const end = await walkLog((shard) => (shard === 2 ? Promise.reject(new Error('down')) : Promise.resolve(page(shard))), silent, never);
    expect([end.at, end.shards, end.shard]).toEqual(['failed', 2, 2]);
  });

  it('waits as long as the API asks it to when it asks too much, and goes on', async () => {
    const waits: number[] = [];
    let asked = 0;
    const busy = localProblem('too-many-at-once', 'Too many', 429, 'Busy.', 5000);
    const verify = (shard: number): Promise<Verification> => (shard === 2 && (asked += 1) <= 2 ? Promise.reject(busy) : Promise.resolve(page(shard)));
    const end = await walkLog(verify, silent, never, (ms) => {
      waits.push(ms);
      return Promise.resolve();
    });
    expect(waits).toEqual([5000, 5000]);
    expect([end.at, end.shards, end.entries]).toEqual(['done', shardCount, 64 * 2]);
  });

  it('does not go in circles', async () => {
    let calls = 0;
    await walkLog((shard, from) => Promise.resolve(page((calls += 1, shard), { from, next: from })), silent, never);
    expect(calls).toBe(shardCount);
  });
});
