import type { TimelineItem } from '../api/types';
import { sha256OfText } from './hash';

/** Payload hashes of what was folded in, as the decision record sums them. A version that is told twice counts once. */
export function foldedInputs(timeline: readonly TimelineItem[]): readonly string[] {
  const hashes: string[] = [];
  let last = 0;
  for (const { version, kind, code, event } of timeline) {
    const isFolded = kind === 'Fact' || kind === 'Conflict' || code === 'DUP_SEMANTIC';
    if (version > last && isFolded && event !== null) hashes.push(event.payloadSha256);
    last = Math.max(last, version);
  }
  // Hex digits sort alike by code unit and by ordinal.
  return hashes.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

export function inputsSum(timeline: readonly TimelineItem[]): Promise<string> {
  return sha256OfText(foldedInputs(timeline).map((hash) => `${hash}\n`).join(''));
}
