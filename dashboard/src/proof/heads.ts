import type { AuditHeads } from '../api/types';
import { sha256OfText } from './hash';

export type Head = AuditHeads['shards'][number];

/** What a saved file of a head holds; everything else in it is left out. */
export interface SavedHeads {
  readonly asOf: string | null;
  readonly digest: string | null;
  readonly shards: readonly Head[];
}

export type HeadStanding = 'same' | 'grown' | 'changed' | 'lost';

export interface ComparedHead {
  readonly shard: number;
  readonly then: Head;
  readonly now: Head | null;
  readonly standing: HeadStanding;
  readonly words: string;
}

const hex64 = /^[0-9a-f]{64}$/;

/** A file is anybody's to write. Null means: this is no saved head; the words say why. */
export function parseHeads(text: string): SavedHeads | { readonly trouble: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { trouble: 'This is not JSON.' };
  }
  if (typeof read !== 'object' || read === null || !('shards' in read) || !Array.isArray(read.shards)) return { trouble: 'There are no “shards” in it. It should be an answer of /api/audit, or a file that was saved here.' };
  const shards: Head[] = [];
  for (const one of read.shards as readonly unknown[]) {
    if (!isHead(one)) return { trouble: 'One of its shards lacks a number, a block, a hash of 64 hex digits or a next sequence.' };
    if (shards.some(({ shard }) => shard === one.shard)) return { trouble: `Shard ${one.shard} stands in it twice.` };
    shards.push({ shard: one.shard, block: one.block, hash: one.hash, nextSequence: one.nextSequence });
  }
  if (shards.length === 0) return { trouble: 'It names no shard, so there is nothing to compare.' };
  const member = (name: string): string | null => {
    const value = (read as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? value : null;
  };
  return { asOf: member('asOf'), digest: member('digest'), shards: shards.sort((a, b) => a.shard - b.shard) };
}

/** One hash over all heads, as `GET /audit` makes it. */
export function digestOf(shards: readonly Head[]): Promise<string> {
  const lines = [...shards].sort((a, b) => a.shard - b.shard).map(({ shard, block, hash, nextSequence }) => `${shard} ${block} ${hash} ${nextSequence}\n`);
  return sha256OfText(lines.join(''));
}

/**
 * Whether what was the end of a shard then is a part of it now. `hashNow` is the hash of block `then.block` in today's log; null where there is none.
 * That the blocks from there on follow each other is the verification's to say.
 */
export function compareHead(then: Head, now: Head | null, hashNow: string | null, sequenceNow: number | null): ComparedHead {
  const about = { shard: then.shard, then, now };
  if (now === null || now.block < then.block) {
    return { ...about, standing: 'lost', words: now === null ? 'The shard is empty now.' : `It ended in block ${then.block} then, and in block ${now.block} now: blocks are gone.` };
  }
  if (hashNow === null) return { ...about, standing: 'lost', words: `Block ${then.block} is missing now.` };
  if (hashNow !== then.hash) return { ...about, standing: 'changed', words: `Block ${then.block} has another hash now: it was written anew.` };
  if (sequenceNow !== null && sequenceNow !== then.nextSequence) return { ...about, standing: 'changed', words: `Block ${then.block} ended before entry ${then.nextSequence} then, and before entry ${sequenceNow} now.` };
  if (now.block === then.block) return { ...about, standing: 'same', words: 'Nothing came since.' };
  const more = now.block - then.block;
  return { ...about, standing: 'grown', words: `Block ${then.block} is there unchanged; ${more === 1 ? '1 block' : `${more} blocks`} came behind it.` };
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  const { shard, block, hash, nextSequence } = value as Readonly<Record<string, unknown>>;
  return isCount(shard) && shard < 64 && isCount(block) && isCount(nextSequence) && typeof hash === 'string' && hex64.test(hash);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
