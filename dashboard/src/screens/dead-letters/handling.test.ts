import { describe, expect, it } from 'vitest';
import type { DeadLetterAnswer } from '../../api/types';
import { countsOf, handlingWord, inSteps, isSettled, sizeText, workThrough, type LetterResult } from './handling';

const keys = (count: number): string[] => Array.from({ length: count }, (_, at) => `key-${at}`);
const accept = (asked: readonly string[]): Promise<DeadLetterAnswer> => Promise.resolve({ items: asked.map((key) => ({ key, outcome: 'accepted' as const, detail: null })) });

describe('dead letters', () => {
  it.each([[0, []], [1, [1]], [100, [100]], [101, [100, 1]], [250, [100, 100, 50]]])('%d go in steps of %j', (count, sizes) => expect(inSteps(keys(count)).map(({ length }) => length)).toEqual(sizes));

  it('are worked through with progress', async () => {
    const seen: number[] = [];
    const { results, error } = await workThrough(keys(250), { send: accept, onProgress: ({ length }) => seen.push(length), isStopped: () => false });
    expect([results.length, error, seen]).toEqual([250, null, [100, 200, 250]]);
  });

  it('that were done stay so when a later step fails', async () => {
    let calls = 0;
    const send = (asked: readonly string[]) => (++calls === 2 ? Promise.reject(new Error('down')) : accept(asked));
    const { results, error } = await workThrough(keys(250), { send, onProgress: () => undefined, isStopped: () => false });
    expect(error).toBeInstanceOf(Error);
    expect(countsOf(results)).toEqual([['accepted', 100], ['unsent', 150]]);
  });

  it('stop between steps', async () => {
    let sent = 0;
    const { results } = await workThrough(keys(150), { send: (asked) => { sent += asked.length; return accept(asked); }, onProgress: () => undefined, isStopped: () => sent > 0 });
    expect(countsOf(results)).toEqual([['accepted', 100], ['unsent', 50]]);
  });

  it('named twice are sent once', async () => {
    const { results } = await workThrough(['a', 'a'], { send: accept, onProgress: () => undefined, isStopped: () => false });
    expect(results.map(({ key }: LetterResult) => key)).toEqual(['a']);
  });

  it('refused again are not settled', () => {
    const handling = (what: 'redriven' | 'refusedAgain') => ({ what, at: '', by: '', reason: '', detail: null });
    expect([isSettled({ handling: null }), isSettled({ handling: handling('refusedAgain') }), isSettled({ handling: handling('redriven') })]).toEqual([false, false, true]);
    expect([handlingWord({ handling: null }).word, handlingWord({ handling: handling('refusedAgain') }).word]).toEqual(['Open', 'Refused again']);
  });

  it.each([[0, '0 B'], [1023, '1023 B'], [1024, '1.0 KiB'], [1_572_864, '1.5 MiB']])('of %d bytes have %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});
