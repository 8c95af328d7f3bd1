import { isAbort, problemOf, type Problem } from '../api/problem';
import type { Page, Transaction } from '../api/types';

export type ReadPage = (cursor: string | null, signal: AbortSignal) => Promise<Page<Transaction>>;

export interface ListView {
  readonly rows: readonly Transaction[];
  /** Rows that have left the filter since they were read. They stay, dimmed, so that nothing moves under the cursor. */
  readonly gone: ReadonlySet<string>;
  /** Rows that have entered it since; they wait to be asked for. */
  readonly fresh: number;
  readonly isComplete: boolean;
  /** Nothing has been read yet. */
  readonly isFirst: boolean;
  readonly isReading: boolean;
  /** All of it is being read, because somebody went to the end. */
  readonly isReadingAll: boolean;
  readonly isStopped: boolean;
  readonly problem: Problem | null;
  /** Changes were missed; what is shown may be old. */
  readonly isOld: boolean;
  /** Counts readings from the start, so that an order made for one of them is made anew for the next. */
  readonly reading: number;
}

/** Nobody waits longer for one page before hearing that something is wrong. */
const tries = 3;
/** Short pages are gone through until there is something to show. */
const enough = 50;
const mostFresh = 1000;
/** More rows than this are no list for people; the browser would hold them all. */
export const mostRows = 200_000;

const nothing: ListView = {
  rows: [], gone: new Set(), fresh: 0, isComplete: false, isFirst: true, isReading: false, isReadingAll: false, isStopped: false, problem: null, isOld: false, reading: 0,
};

/**
 * The rows of one filter in one order, read page by page and kept up with live changes. It holds its own state instead of a query cache's: a cache
 * would read all 500 pages of a long list again whenever it thinks them old.
 */
export class RowList {
  readonly #readPage: ReadPage;
  readonly #belongs: (row: Transaction) => boolean;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly #listeners = new Set<() => void>();
  readonly #fresh = new Set<string>();
  #places = new Map<string, number>();
  #cursor: string | null = null;
  #underWay: AbortController | undefined;
  #view: ListView = nothing;

  constructor(readPage: ReadPage, belongs: (row: Transaction) => boolean, wait: (ms: number, signal: AbortSignal) => Promise<void> = pause) {
    this.#readPage = readPage;
    this.#belongs = belongs;
    this.#wait = wait;
  }

  view = (): ListView => this.#view;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  has(id: string): boolean {
    return this.#places.has(id);
  }

  rowOf(id: string): Transaction | undefined {
    const at = this.#places.get(id);
    return at === undefined ? undefined : this.#view.rows[at];
  }

  /** From the start. What is shown stays until the first page is there. */
  async refresh(): Promise<void> {
    this.stop();
    const reading = this.#begin({ isReadingAll: false });
    const page = await this.#nextPage(null, reading);
    if (page === null) return;
    const rows = page.items;
    this.#places = new Map(rows.map((row, at) => [row.id, at]));
    this.#fresh.clear();
    this.#cursor = page.next;
    this.#underWay = undefined;
    this.#show({
      rows, gone: new Set(), fresh: 0, isFirst: false, isReading: false, isStopped: false, isOld: false, problem: null, isComplete: page.next === null, reading: this.#view.reading + 1,
    });
    if (rows.length < enough) await this.more();
  }

  /** The next page, and the ones after it for as long as they bring next to nothing. */
  async more(): Promise<void> {
    const { isReading, isComplete, isStopped, isFirst, problem } = this.#view;
    if (isReading || isComplete || isStopped || isFirst || problem !== null) return;
    await this.#readOn(this.#begin({}), this.#view.rows.length + enough);
  }

  /** Everything that is left. */
  async all(): Promise<void> {
    if (this.#view.isComplete || this.#view.isFirst) return;
    this.#underWay?.abort();
    await this.#readOn(this.#begin({ isReadingAll: true, isStopped: false, problem: null }), mostRows);
  }

  /** Reads no further until asked to. */
  stop(): void {
    if (this.#underWay === undefined) return;
    this.#underWay.abort();
    this.#underWay = undefined;
    this.#show({ isReading: false, isReadingAll: false, isStopped: !this.#view.isFirst });
  }

  retry(): void {
    if (this.#view.isFirst) {
      void this.refresh();
      return;
    }
    this.#show({ problem: null, isStopped: false });
    void this.more();
  }

  apply(changes: ReadonlyMap<string, Transaction>, missed: boolean): void {
    const { rows, gone, isFirst } = this.#view;
    if (isFirst) return;
    let nextRows: Transaction[] | undefined;
    let nextGone: Set<string> | undefined;
    for (const [id, row] of changes) {
      const at = this.#places.get(id);
      const belongs = this.#belongs(row);
      if (at === undefined) {
        if (!belongs) this.#fresh.delete(id);
        else if (this.#fresh.size < mostFresh) this.#fresh.add(id);
        continue;
      }
      // An answer to a page may be younger than a change that was on its way.
      if (row.version < (rows[at]?.version ?? 0)) continue;
      nextRows ??= [...rows];
      nextRows[at] = row;
      if (belongs === (nextGone ?? gone).has(id)) {
        nextGone ??= new Set(gone);
        if (belongs) nextGone.delete(id);
        else nextGone.add(id);
      }
    }
    if (nextRows === undefined && !missed && this.#fresh.size === this.#view.fresh) return;
    this.#show({ rows: nextRows ?? rows, gone: nextGone ?? gone, fresh: this.#fresh.size, isOld: this.#view.isOld || missed });
  }

  async #readOn(reading: AbortController, until: number): Promise<void> {
    do {
      const page = await this.#nextPage(this.#cursor, reading);
      if (page === null) return;
      this.#append(page);
    } while (!this.#view.isComplete && this.#view.rows.length < until);
    if (this.#underWay === reading) this.#underWay = undefined;
    this.#show({ isReading: false, isReadingAll: false });
  }

  #append({ items, next }: Page<Transaction>): void {
    const rows = this.#view.rows;
    // Rows that moved between two pages would otherwise be there twice.
    const added = items.filter((row) => !this.#places.has(row.id));
    added.forEach((row, at) => {
      this.#places.set(row.id, rows.length + at);
      this.#fresh.delete(row.id);
    });
    this.#cursor = next;
    this.#show({ rows: added.length === 0 ? rows : rows.concat(added), isComplete: next === null, fresh: this.#fresh.size });
  }

  /** Null when it was given up, or when it failed and the list says so. */
  async #nextPage(cursor: string | null, reading: AbortController): Promise<Page<Transaction> | null> {
    // A call, because it changes while one waits.
    const isGivenUp = (): boolean => reading.signal.aborted;
    for (let failures = 0; !isGivenUp(); ) {
      try {
        const page = await this.#readPage(cursor, reading.signal);
        return isGivenUp() ? null : page;
      } catch (error) {
        if (isGivenUp() || isAbort(error)) return null;
        const problem = problemOf(error);
        failures += 1;
        if (problem.kind === 'bad-cursor') {
          // The log that it was made from has been replaced; only the start is still there.
          this.#end(reading, { isOld: true, isStopped: true });
          return null;
        }
        if (!problem.isPassing || failures >= tries) {
          this.#end(reading, { problem });
          return null;
        }
        await this.#wait(Math.max(problem.retryAfterMs ?? 0, 500 * 2 ** failures), reading.signal);
      }
    }
    return null;
  }

  #begin(change: Partial<ListView>): AbortController {
    const reading = new AbortController();
    this.#underWay = reading;
    this.#show({ isReading: true, ...change });
    return reading;
  }

  #end(reading: AbortController, change: Partial<ListView>): void {
    if (this.#underWay === reading) this.#underWay = undefined;
    this.#show({ isReading: false, isReadingAll: false, ...change });
  }

  #show(change: Partial<ListView>): void {
    this.#view = { ...this.#view, ...change };
    this.#listeners.forEach((listener) => listener());
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    }, { once: true });
  });
}
