import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditBlock, TimelineItem } from '../api/types';
import { checkBlock, headerHash, merkleRoot } from './block';
import { fromHex, toHex } from './hash';
import { compareHead, digestOf, parseHeads, type Head } from './heads';
import { foldedInputs, inputsSum } from './inputs';

const sha = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const leaf = (text: string): Uint8Array<ArrayBuffer> => fromHex(sha(`\0${text}`)) ?? new Uint8Array();

/** RFC 6962, 2.1, as it is written there. */
function rfcRoot(leaves: readonly Uint8Array[]): string {
  const [first] = leaves;
  if (first === undefined) return sha('');
  if (leaves.length === 1) return toHex(first);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Buffer.concat([Buffer.of(1), Buffer.from(rfcRoot(leaves.slice(0, k)), 'hex'), Buffer.from(rfcRoot(leaves.slice(k)), 'hex')]));
}

describe('a block', () => {
  it.each([0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 33])('of %d entries has the root of the RFC', async (count) => {
    const leaves = Array.from({ length: count }, (_, at) => leaf(`entry ${at}`));
    expect(toHex(await merkleRoot(leaves))).toBe(rfcRoot(leaves));
  });

  async function block(): Promise<AuditBlock> {
    const entries = ['a', 'b', 'c'].map((text, at) => ({ sequence: 10 + at, at: '2026-05-01T10:00:00Z', hash: toHex(leaf(text)), about: null, summary: text }));
    const root = rfcRoot(entries.map(({ hash }) => fromHex(hash) ?? new Uint8Array()));
    const header = { shard: 7, number: 3, firstSequence: 10, root, previousHash: '00'.repeat(32) };
    return { ...header, hash: (await headerHash({ ...header, entries: 3 })) ?? '', entries };
  }

  it('that is sound holds', async () => expect((await checkBlock(await block())).map(({ holds }) => holds)).toEqual([true, true]));

  it('whose header is hashed by hand is the same', async () => {
    const { root, previousHash, hash } = await block();
    expect(sha(Buffer.from(`02000000070000000000000003000000000000000a00000003${root}${previousHash}`, 'hex'))).toBe(hash);
  });

  it('with another entry does not hold', async () => {
    const sound = await block();
    const entries = sound.entries.map((entry, at) => (at === 1 ? { ...entry, hash: toHex(leaf('x')) } : entry));
    expect((await checkBlock({ ...sound, entries })).map(({ holds }) => holds)).toEqual([false, true]);
  });

  it('whose root was changed along does not hold either', async () => {
    const sound = await block();
    const entries = sound.entries.slice(0, 2);
    const root = rfcRoot(entries.map(({ hash }) => fromHex(hash ?? '') ?? new Uint8Array()));
    expect((await checkBlock({ ...sound, entries, root })).map(({ holds }) => holds)).toEqual([true, false]);
  });

  it('with an unreadable hash does not hold', async () => {
    const sound = await block();
    expect((await checkBlock({ ...sound, previousHash: 'nonsense', entries: sound.entries.map((entry) => ({ ...entry, hash: null })) })).every(({ holds }) => !holds)).toBe(true);
  });
});

describe('inputs', () => {
  const item = (version: number, kind: string, payloadSha256: string | null, code: string | null = null): TimelineItem =>
    ({ version, kind, code, event: payloadSha256 === null ? null : { payloadSha256 } }) as unknown as TimelineItem;

  it('are what was folded in, each version once, in order of their hashes', async () => {
    const timeline = [item(1, 'Fact', 'b'), item(1, 'Fact', 'b'), item(2, 'Duplicate', 'c', 'DUP_REDELIVERY'), item(3, 'Duplicate', 'd', 'DUP_SEMANTIC'), item(4, 'Action', null), item(5, 'Conflict', 'a')];
    expect(foldedInputs(timeline)).toEqual(['a', 'b', 'd']);
    expect(await inputsSum(timeline)).toBe(sha('a\nb\nd\n'));
  });
});

describe('heads', () => {
  const head = (change: Partial<Head> = {}): Head => ({ shard: 7, block: 4, hash: 'ab'.repeat(32), nextSequence: 20, ...change });

  it('have the digest of docs/api.md', async () => {
    expect(await digestOf([head({ shard: 9 }), head()])).toBe(sha(`7 4 ${'ab'.repeat(32)} 20\n9 4 ${'ab'.repeat(32)} 20\n`));
  });

  it.each([
    ['same', head(), head().hash],
    ['grown', head({ block: 6, nextSequence: 30 }), head().hash],
    ['changed', head({ block: 6 }), 'cd'.repeat(32)],
    ['lost', head({ block: 3 }), null],
    ['lost', head({ block: 6 }), null],
    ['lost', null, null],
  ] as const)('that are %s are called so', (standing, now, hashNow) => expect(compareHead(head(), now, hashNow, null).standing).toBe(standing));

  it('whose block ends elsewhere have changed', () => expect(compareHead(head(), head(), head().hash, 19).standing).toBe('changed'));

  it('are read from what was saved', () => expect(parseHeads(JSON.stringify({ asOf: '2026-05-01T10:00:00Z', digest: 'x', shards: [head({ shard: 9 }), head()], more: 1 }))).toEqual({ asOf: '2026-05-01T10:00:00Z', digest: 'x', shards: [head(), head({ shard: 9 })] }));

  it.each(['', 'null', '[]', '{"shards":1}', '{"shards":[]}', '{"shards":[{"shard":1}]}', JSON.stringify({ shards: [head(), head()] }), JSON.stringify({ shards: [head({ shard: 64 })] }), JSON.stringify({ shards: [head({ block: 1.5 })] })])(
    'are not read from %s',
    (text) => expect(parseHeads(text)).toHaveProperty('trouble'),
  );
});
