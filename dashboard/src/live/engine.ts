import type { LiveUpdate } from '../api/types';

/**
 * Following `GET /live`, as a function: state and input in, state and effects out. It knows no clock, no network and no React; follower.ts
 * carries its effects out. So every hour of a bad day, asleep laptops included, is a test of a few milliseconds.
 */
export interface LiveRules {
  /** Between answers that told something. */
  readonly busyMs: number;
  /** Between answers that told nothing; with the API's own quarter second this stays under two seconds. */
  readonly quietMs: number;
  readonly hiddenMs: number;
  readonly firstRetryMs: number;
  readonly lastRetryMs: number;
  /** An answer of so many items is full, and there is more. */
  readonly fullPage: number;
  /** Further behind than this, what is now matters more than what was. */
  readonly maxPages: number;
  /** A timer that rings so much too late: the machine slept. */
  readonly sleptMs: number;
}

export const liveRules: LiveRules = {
  busyMs: 1000, quietMs: 1500, hiddenMs: 10_000, firstRetryMs: 2000, lastRetryMs: 30_000, fullPage: 200, maxPages: 25, sleptMs: 5000,
};

export type Connection = 'starting' | 'live' | 'catching-up' | 'down' | 'signed-out';

export interface LiveState {
  readonly connection: Connection;
  readonly cursor: string | null;
  readonly etag: string | null;
  /** The request under way. Answers to any other are old and say nothing. */
  readonly request: number | null;
  readonly requests: number;
  readonly failures: number;
  readonly pages: number;
  readonly hidden: boolean;
  /** When the next request is due, by the same clock as the inputs' `at`. */
  readonly dueAt: number | null;
  /** When the API last answered, whatever it said. */
  readonly heardAt: number | null;
  /** What went wrong last, for the notice. */
  readonly trouble: string | null;
}

export type LiveInput = { readonly at: number } & (
  | { readonly type: 'start' }
  | { readonly type: 'tick' }
  | { readonly type: 'answered'; readonly request: number; readonly etag: string | null; readonly update: LiveUpdate | null }
  | { readonly type: 'failed'; readonly request: number; readonly trouble: string; readonly reason: 'bad-cursor' | 'signed-out' | 'other'; readonly retryAfterMs?: number | undefined; readonly chance: number }
  | { readonly type: 'shown' }
  | { readonly type: 'hid' }
  | { readonly type: 'online' }
  | { readonly type: 'try-now' }
);

export type LiveEffect =
  | { readonly type: 'ask'; readonly request: number; readonly cursor: string | null; readonly etag: string | null }
  | { readonly type: 'give-up'; readonly request: number }
  | { readonly type: 'publish'; readonly update: LiveUpdate }
  /** Changes were missed: whatever lists show may be old. */
  | { readonly type: 'missed' };

export type Step = readonly [LiveState, readonly LiveEffect[]];

export const firstState: LiveState = {
  connection: 'starting', cursor: null, etag: null, request: null, requests: 0, failures: 0, pages: 0, hidden: false, dueAt: null, heardAt: null, trouble: null,
};

export function step(state: LiveState, input: LiveInput, rules: LiveRules = liveRules): Step {
  switch (input.type) {
    case 'start':
      return ask(state);
    case 'tick':
      return tick(state, input.at, rules);
    case 'answered':
      return input.request === state.request ? answered(state, input, rules) : [state, []];
    case 'failed':
      return input.request === state.request ? failed(state, input, rules) : [state, []];
    case 'hid':
      return [{ ...state, hidden: true, dueAt: state.dueAt === null ? null : Math.max(state.dueAt, input.at + rules.hiddenMs) }, []];
    case 'shown':
      return state.hidden ? askNow({ ...state, hidden: false }) : [state, []];
    case 'online':
    case 'try-now':
      return askNow(state);
  }
}

function tick(state: LiveState, at: number, rules: LiveRules): Step {
  if (state.dueAt === null) return [state, []];
  // Every connection from before the sleep is dead, though the browser may not know yet.
  if (at - state.dueAt > rules.sleptMs) return askNow(state);
  return at >= state.dueAt && state.request === null ? ask(state) : [state, []];
}

function ask(state: LiveState): Step {
  const request = state.requests + 1;
  return [{ ...state, request, requests: request }, [{ type: 'ask', request, cursor: state.cursor, etag: state.etag }]];
}

/** At once, and without waiting for an answer that may never come. */
function askNow(state: LiveState): Step {
  const [next, effects] = ask({ ...state, dueAt: null });
  return [next, state.request === null ? effects : [{ type: 'give-up', request: state.request }, ...effects]];
}

function answered(state: LiveState, { at, etag, update }: Extract<LiveInput, { type: 'answered' }>, rules: LiveRules): Step {
  const heard: LiveState = { ...state, request: null, failures: 0, heardAt: at, trouble: null, etag: etag ?? state.etag };
  if (update === null) {
    return [{ ...heard, connection: 'live', pages: 0, dueAt: at + pause(state, rules.quietMs, rules) }, []];
  }
  const next: LiveState = { ...heard, etag, cursor: update.cursor };
  const told = update.changes.length > 0 || update.cases.length > 0;
  const isFull = update.changes.length >= rules.fullPage || update.cases.length >= rules.fullPage;
  if (!isFull) {
    return [{ ...next, connection: 'live', pages: 0, dueAt: at + pause(state, told ? rules.busyMs : rules.quietMs, rules) }, [{ type: 'publish', update }]];
  }
  if (state.pages + 1 < rules.maxPages) {
    const [asking, effects] = ask({ ...next, connection: 'catching-up', pages: state.pages + 1, dueAt: null });
    return [asking, [{ type: 'publish', update }, ...effects]];
  }
  return startOver(next, [{ type: 'publish', update }]);
}

function failed(state: LiveState, { at, reason, trouble, retryAfterMs, chance }: Extract<LiveInput, { type: 'failed' }>, rules: LiveRules): Step {
  if (reason === 'bad-cursor' && state.cursor !== null) return startOver({ ...state, heardAt: at }, []);
  const failures = state.failures + 1;
  const wait = Math.max(backOff(failures, chance, rules), retryAfterMs ?? 0);
  return [
    { ...state, request: null, failures, trouble, connection: reason === 'signed-out' ? 'signed-out' : 'down', dueAt: at + (state.hidden ? Math.max(wait, rules.hiddenMs) : wait) },
    [],
  ];
}

/** Without a cursor the API answers with now; what lay between is gone, and lists must be read again. */
function startOver(state: LiveState, before: readonly LiveEffect[]): Step {
  const [asking, effects] = ask({ ...state, cursor: null, etag: null, pages: 0, connection: 'catching-up', dueAt: null });
  return [asking, [...before, { type: 'missed' }, ...effects]];
}

function pause(state: LiveState, ms: number, rules: LiveRules): number {
  return state.hidden ? rules.hiddenMs : ms;
}

/** Doubles up to the last, and spreads over the upper half, so that a thousand dashboards do not come back in the same second. */
export function backOff(failures: number, chance: number, rules: LiveRules = liveRules): number {
  const full = Math.min(rules.lastRetryMs, rules.firstRetryMs * 2 ** Math.min(failures - 1, 10));
  // The first retry is never sooner than what was promised.
  return failures === 1 ? full : full / 2 + (full / 2) * chance;
}
