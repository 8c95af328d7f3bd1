import type { Case, LiveUpdate, TotalsByStatus, Transaction } from '../api/types';
import { firstState, type Connection, type LiveState } from './engine';
import { Ring } from './ring';

export interface Tick {
  /** Distinguishes two changes of one transaction. */
  readonly number: number;
  readonly transaction: Transaction;
}

export interface LiveView {
  readonly connection: Connection;
  readonly heardAt: number | null;
  readonly dueAt: number | null;
  readonly failures: number;
  readonly trouble: string | null;
  readonly totals: TotalsByStatus | null;
  readonly isPaused: boolean;
  /** Changes that wait for the person to go on. */
  readonly held: number;
  /** Newest first. */
  readonly ticker: readonly Tick[];
}

/** What lists hear: everything that changed since the last frame, each once and in its latest form. */
export interface LiveBatch {
  readonly changes: ReadonlyMap<string, Transaction>;
  readonly cases: ReadonlyMap<string, Case>;
  /** Something was missed: whatever is shown may be old. */
  readonly missed: boolean;
}

export type Schedule = (work: () => void) => void;

const tickerLength = 200;
/** While paused, more than this is not kept: lists are read again instead. */
const heldLimit = 5000;

/** Holds what the engine tells until the next frame, so that 200 changes a second cost sixty renders and not two hundred. */
export class LiveStore {
  readonly #schedule: Schedule;
  readonly #listeners = new Set<() => void>();
  readonly #batchListeners = new Set<(batch: LiveBatch) => void>();
  readonly #ticker = new Ring<Tick>(tickerLength);
  #changes = new Map<string, Transaction>();
  #cases = new Map<string, Case>();
  #arrived: Transaction[] = [];
  #missed = false;
  #count = 0;
  #state: LiveState = firstState;
  #totals: TotalsByStatus | null = null;
  #isPaused = false;
  #isScheduled = false;
  #view: LiveView;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    this.#view = this.#look();
  }

  view = (): LiveView => this.#view;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  onBatch = (listener: (batch: LiveBatch) => void): (() => void) => {
    this.#batchListeners.add(listener);
    return () => this.#batchListeners.delete(listener);
  };

  moved(state: LiveState): void {
    const { connection, heardAt, dueAt, failures, trouble } = this.#state;
    this.#state = state;
    // Requests going out and coming in are no news for anybody.
    if (state.connection === connection && state.heardAt === heardAt && state.dueAt === dueAt && state.failures === failures && state.trouble === trouble) return;
    this.#later();
  }

  publish(update: LiveUpdate): void {
    this.#totals = update.totals;
    for (const change of update.changes) {
      this.#changes.set(change.id, change);
      this.#arrived.push(change);
    }
    if (this.#arrived.length > tickerLength) this.#arrived.splice(0, this.#arrived.length - tickerLength);
    for (const changed of update.cases) this.#cases.set(caseId(changed), changed);
    if (this.#changes.size + this.#cases.size > heldLimit) this.missed();
    this.#later();
  }

  missed(): void {
    this.#changes.clear();
    this.#cases.clear();
    this.#missed = true;
    this.#later();
  }

  /** Totals go on while paused, because a number that changes in its place disturbs nobody; rows wait. */
  pause(paused: boolean): void {
    if (paused === this.#isPaused) return;
    this.#isPaused = paused;
    this.#later();
  }

  #later(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#schedule(() => {
      this.#isScheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (!this.#isPaused && (this.#changes.size > 0 || this.#cases.size > 0 || this.#missed)) {
      const batch: LiveBatch = { changes: this.#changes, cases: this.#cases, missed: this.#missed };
      this.#ticker.add(this.#arrived.map((transaction) => ({ number: (this.#count += 1), transaction })));
      this.#changes = new Map();
      this.#cases = new Map();
      this.#arrived = [];
      this.#missed = false;
      this.#batchListeners.forEach((listener) => listener(batch));
    }
    this.#view = this.#look();
    this.#listeners.forEach((listener) => listener());
  }

  #look(): LiveView {
    const { connection, heardAt, dueAt, failures, trouble } = this.#state;
    return {
      connection, heardAt, dueAt, failures, trouble,
      totals: this.#totals,
      isPaused: this.#isPaused,
      held: this.#isPaused ? this.#changes.size + this.#cases.size : 0,
      ticker: this.#ticker.items,
    };
  }
}

export const caseId = ({ kind, key }: Pick<Case, 'kind' | 'key'>): string => `${kind}/${key}`;
