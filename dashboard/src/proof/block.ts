import type { AuditBlock, AuditBlockRow } from '../api/types';
import { fromHex, joined, sha256, toHex } from './hash';

const nodePrefix = Uint8Array.of(1);
const headerPrefix = 2;
const hashBytes = 32;

export type Check = { readonly what: string; readonly holds: boolean };

/** The root of RFC 6962 over leaf hashes. Joining neighbours level by level gives the same tree as the RFC's recursive split. */
export async function merkleRoot(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  if (leaves.length === 0) return sha256(new Uint8Array());
  let level = leaves;
  while (level.length > 1) {
    const next: Promise<Uint8Array>[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]];
      if (left === undefined) continue;
      next.push(right === undefined ? Promise.resolve(left) : sha256(joined(nodePrefix, left, right)));
    }
    level = await Promise.all(next);
  }
  return level[0] ?? sha256(new Uint8Array());
}

/** SHA-256(0x02 | shard | number | first sequence | count | root | previous hash), big-endian, as docs/audit.md has it. Null where a hash is none. */
export async function headerHash({ shard, number, firstSequence, entries, root, previousHash }: Omit<AuditBlockRow, 'hash'>): Promise<string | null> {
  const [rootBytes, previousBytes] = [fromHex(root), fromHex(previousHash)];
  if (rootBytes?.length !== hashBytes || previousBytes?.length !== hashBytes) return null;
  const numbers = new DataView(new ArrayBuffer(25));
  numbers.setUint8(0, headerPrefix);
  numbers.setInt32(1, shard);
  numbers.setBigInt64(5, BigInt(number));
  numbers.setBigInt64(13, BigInt(firstSequence));
  numbers.setInt32(21, entries);
  return toHex(await sha256(joined(new Uint8Array(numbers.buffer), rootBytes, previousBytes)));
}

/** What this browser can compute by itself: not the hashes of entries, whose canonical bytes do not travel, but everything above them. */
export async function checkBlock(block: AuditBlock): Promise<readonly Check[]> {
  const leaves = block.entries.map(({ hash }) => (hash === null ? null : fromHex(hash)));
  const whole = leaves.filter((leaf): leaf is Uint8Array<ArrayBuffer> => leaf?.length === hashBytes);
  const root = whole.length === leaves.length ? toHex(await merkleRoot(whole)) : null;
  const header = await headerHash({ ...block, entries: block.entries.length });
  return [
    { what: `The root is the Merkle root of ${block.entries.length === 1 ? 'its entry hash' : `its ${block.entries.length} entry hashes`}.`, holds: root === block.root },
    { what: 'The block’s hash is that of its header: shard, number, first sequence, count, root and the hash of the block before.', holds: header === block.hash },
  ];
}
