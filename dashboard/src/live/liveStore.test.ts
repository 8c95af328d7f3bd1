import { describe, expect, it, vi } from 'vitest';
import type { LiveUpdate, Transaction } from '../api/types';
import { LiveStore, type LiveBatch } from './liveStore';
import { Ring } from './ring';

const totals = { PENDING: 1, MATCHED: 0, MISMATCH: 0, ALERT: 0, REVERSED: 0, NO_MONEY: 0, RESOLVED: 0 };
const update = (...changes: [id: string, version: number][]): LiveUpdate => ({ cursor: 'c', totals, cases: [], changes: changes.map(([id, version]) => ({ id, version }) as Transaction) });

function made() {
  const frames: (() => void)[] = [];
  const store = new LiveStore((work) => void frames.push(work));
  const batches: LiveBatch[] = [];
  store.onBatch((batch) => batches.push(batch));
  return { store, batches, frame: () => frames.splice(0).forEach((work) => work()), frames };
}

describe('The live store', () => {
  it('tells once a frame, each transaction once and in its latest form', () => {
    const { store, batches, frame, frames } = made();
    const listener = vi.fn();
    store.subscribe(listener);
    for (let n = 1; n <= 200; n += 1) store.publish(update(['a', n], [`b${n}`, 1]));
    expect([frames.length, listener.mock.calls.length]).toEqual([1, 0]);
    frame();
    expect([listener.mock.calls.length, batches.length, batches[0]?.changes.size, batches[0]?.changes.get('a')?.version]).toEqual([1, 1, 201, 200]);
  });

  it('holds rows while paused, counts them, and lets totals go on', () => {
    const { store, batches, frame } = made();
    store.pause(true);
    store.publish(update(['a', 1], ['b', 1], ['a', 2]));
    frame();
    expect(store.view()).toMatchObject({ isPaused: true, held: 2, totals, ticker: [] });
    expect(batches).toEqual([]);
    store.pause(false);
    frame();
    expect(batches[0]?.changes.size).toBe(2);
    expect(store.view()).toMatchObject({ isPaused: false, held: 0 });
  });

  it('does not grow without end while paused', () => {
    const { store, batches, frame } = made();
    store.pause(true);
    for (let n = 0; n < 6000; n += 1) store.publish(update([`t${n}`, 1]));
    store.pause(false);
    frame();
    expect(batches[0]?.missed).toBe(true);
    expect(batches[0]?.changes.size).toBeLessThan(5001);
  });

  it('keeps the newest for the ticker, newest first', () => {
    const { store, frame } = made();
    for (let n = 0; n < 500; n += 1) store.publish(update([`t${n}`, 1]));
    frame();
    expect([store.view().ticker.length, store.view().ticker[0]?.transaction.id]).toEqual([200, 't499']);
  });
});

describe('A ring', () => {
  it('forgets the oldest', () => {
    const ring = new Ring<number>(3);
    ring.add([1, 2]);
    ring.add([3, 4]);
    expect(ring.items).toEqual([4, 3, 2]);
    ring.add([5, 6, 7, 8]);
    expect(ring.items).toEqual([8, 7, 6]);
  });
});
