import { ask } from '../api/fetchJson';
import { query } from '../api/path';
import { isAbort, problemOf } from '../api/problem';
import type { LiveUpdate } from '../api/types';
import { firstState, step, type LiveEffect, type LiveInput, type LiveRules, liveRules } from './engine';
import type { LiveStore } from './liveStore';

/** What the engine needs of the world; a test brings its own. */
export interface World {
  readonly now: () => number;
  readonly chance: () => number;
  readonly every: (ms: number, work: () => void) => () => void;
  readonly fetch: typeof fetch;
  readonly onServerTime?: (at: number) => void;
}

// Without its own members an input is what happened, and the follower adds when.
type Happened = LiveInput extends infer I ? (I extends LiveInput ? Omit<I, 'at'> : never) : never;

/** Carries out what the engine decides. */
export class LiveFollower {
  readonly #store: LiveStore;
  readonly #world: World;
  readonly #rules: LiveRules;
  readonly #underWay = new Map<number, AbortController>();
  #state = firstState;
  #stop: (() => void) | undefined;

  constructor(store: LiveStore, world: World, rules: LiveRules = liveRules) {
    this.#store = store;
    this.#world = world;
    this.#rules = rules;
  }

  start(): () => void {
    this.#stop = this.#world.every(250, () => this.tell({ type: 'tick' }));
    this.tell({ type: 'start' });
    return () => {
      this.#stop?.();
      this.#stop = undefined;
      this.#underWay.forEach((request) => request.abort());
      this.#underWay.clear();
    };
  }

  tell(happened: Happened): void {
    if (this.#stop === undefined) return;
    const [state, effects] = step(this.#state, { ...happened, at: this.#world.now() }, this.#rules);
    this.#state = state;
    effects.forEach((effect) => this.#carryOut(effect));
    this.#store.moved(this.#state);
  }

  #carryOut(effect: LiveEffect): void {
    switch (effect.type) {
      case 'ask':
        void this.#ask(effect.request, effect.cursor, effect.etag);
        break;
      case 'give-up':
        this.#underWay.get(effect.request)?.abort();
        break;
      case 'publish':
        this.#store.publish(effect.update);
        break;
      case 'missed':
        this.#store.missed();
        break;
    }
  }

  async #ask(request: number, cursor: string | null, etag: string | null): Promise<void> {
    const underWay = new AbortController();
    this.#underWay.set(request, underWay);
    try {
      const answer = await ask<LiveUpdate>(`/api/live${query({ after: cursor })}`, { etag, signal: underWay.signal, timeoutMs: 10_000, fetch: this.#world.fetch });
      if (answer.date !== null) this.#world.onServerTime?.(answer.date);
      this.tell({ type: 'answered', request, etag: answer.etag, update: answer.notModified ? null : answer.value });
    } catch (error) {
      if (isAbort(error)) return;
      const problem = problemOf(error);
      this.tell({
        type: 'failed', request, trouble: problem.message, retryAfterMs: problem.retryAfterMs, chance: this.#world.chance(),
        reason: problem.kind === 'bad-cursor' ? 'bad-cursor' : problem.needsSignIn ? 'signed-out' : 'other',
      });
    } finally {
      this.#underWay.delete(request);
    }
  }
}
