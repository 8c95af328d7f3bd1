import { problemOf } from '../../api/problem';
import type { Verification } from '../../api/types';

export const shardCount = 64;

export interface WalkFinding {
  readonly shard: number;
  readonly fault: string;
  readonly block: number;
  readonly sequence: number | null;
  readonly text: string;
}

export interface WalkState {
  readonly at: 'walking' | 'done' | 'stopped' | 'failed';
  /** Shards that have been walked to their end. */
  readonly shards: number;
  readonly shard: number;
  readonly entries: number;
  readonly findings: readonly WalkFinding[];
  readonly error: unknown;
}

export const startOfWalk: WalkState = { at: 'walking', shards: 0, shard: 0, entries: 0, findings: [], error: null };

/** Findings of one page behind those before. A damaged log may have as many as it has blocks; what is over the limit is counted, not kept. */
export const mostFindings = 500;

/** Walks every shard to its end, page after page, and tells after each page how far it has come. */
export async function walkLog(
  verify: (shard: number, from: number) => Promise<Verification>,
  onPage: (state: WalkState) => void,
  isStopped: () => boolean,
  wait: (ms: number) => Promise<unknown> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<WalkState> {
  let state = startOfWalk;
  for (let shard = 0; shard < shardCount; shard += 1) {
    let from: number | null = 0;
    while (from !== null) {
      if (isStopped()) return { ...state, at: 'stopped' };
      try {
        const page: Verification = await verify(shard, from);
        // An answer that does not go on would go on for ever.
        from = page.next !== null && page.next > from ? page.next : null;
        state = withPage(state, shard, page);
        if (!isStopped()) onPage(state);
      } catch (error) {
        if (isStopped()) return { ...state, at: 'stopped', shard, error: null };
        const problem = problemOf(error);
        if (problem.status !== 429) return { ...state, at: 'failed', shard, error };
        // Too much at a time is no failure: the walk goes on at the pace that the API asks for.
        await wait(problem.retryAfterMs ?? 1000);
      }
    }
    state = { ...state, shards: shard + 1 };
  }
  return { ...state, at: 'done' };
}

function withPage(state: WalkState, shard: number, page: Verification): WalkState {
  const found = page.findings.map((finding): WalkFinding => ({ shard, ...finding }));
  return {
    ...state,
    shard,
    entries: state.entries + page.entries,
    findings: [...state.findings, ...found].slice(0, mostFindings),
  };
}

/** The outcome in one sentence. */
export function walkWords({ at, shards, entries, findings }: WalkState): string {
  const entriesText = `${entries.toLocaleString('en')} ${entries === 1 ? 'entry' : 'entries'}`;
  const wrong = findings.length === 0 ? '' : `${findings.length >= mostFindings ? `${mostFindings} or more` : findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
  switch (at) {
    case 'done':
      return wrong === '' ? `Sound: ${entriesText} in ${shardCount} shards, each hash computed anew, each block linked to the one before, each shard to its head.` : `Not sound: ${wrong} in ${entriesText}.`;
    case 'stopped':
      return `Stopped after ${shards} of ${shardCount} shards and ${entriesText}: ${wrong === '' ? 'sound as far as it went' : wrong}.`;
    case 'failed':
      return `Not finished: ${shards} of ${shardCount} shards and ${entriesText}; ${wrong === '' ? 'sound as far as it went' : wrong}.`;
    default:
      return `Shard ${shards + 1} of ${shardCount}, ${entriesText} so far${wrong === '' ? '' : `, ${wrong}`} …`;
  }
}
