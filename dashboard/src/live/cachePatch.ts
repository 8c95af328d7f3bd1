import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import type { Case, Page, Transaction } from '../api/types';
import type { LiveBatch } from './liveStore';
import { caseId } from './liveStore';

/**
 * How a query lives, said in its `meta.live`:
 * - `transactions`, `cases`: pages of rows. Rows that are there are replaced in their place; the list is marked old, so that the next look reads it anew.
 * - `sums`: numbers over everything. They are read again, at most as often as `sumsEveryMs`.
 * - `{transaction: id}`, `{case: kind/key}`: one thing with its history. It is read again when it changed.
 */
export type LiveMeta = 'transactions' | 'cases' | 'sums' | { readonly transaction: string } | { readonly case: string };

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly live?: LiveMeta };
  }
}

export const sumsEveryMs = 2000;
const staleEveryMs = 1000;

export class CachePatch {
  readonly #client: QueryClient;
  readonly #now: () => number;
  readonly #later: (ms: number, work: () => void) => void;
  readonly #lastRun = new Map<string, number>();
  readonly #waiting = new Set<string>();

  constructor(client: QueryClient, now: () => number = () => performance.now(), later: (ms: number, work: () => void) => void = (ms, work) => void setTimeout(work, ms)) {
    this.#client = client;
    this.#now = now;
    this.#later = later;
  }

  apply({ changes, cases, missed }: LiveBatch): void {
    const cache = this.#client.getQueryCache();
    for (const found of cache.getAll()) {
      const live = found.meta?.live;
      if (live === 'transactions') this.#patch<Transaction>(found, changes, (row) => row.id);
      else if (live === 'cases') this.#patch<Case>(found, cases, caseId);
      else if (typeof live === 'object' && isAbout(live, changes, cases, missed)) void this.#client.invalidateQueries({ queryKey: found.queryKey, exact: true });
    }
    this.#throttled('lists', staleEveryMs, () => this.#client.invalidateQueries({ predicate: (q) => isList(q), refetchType: missed ? 'active' : 'none' }));
    this.#throttled('sums', sumsEveryMs, () => this.#client.invalidateQueries({ predicate: (q) => q.meta?.live === 'sums' }));
  }

  #patch<T>(found: Query, changed: ReadonlyMap<string, T>, idOf: (row: T) => string): void {
    if (changed.size === 0) return;
    const data = found.state.data;
    const next = replaceRows<T>(data, changed, idOf);
    // updatedAt stays: a list whose rows moved on is as complete, and as old, as it was.
    if (next !== data) this.#client.setQueryData(found.queryKey, next, { updatedAt: found.state.dataUpdatedAt });
  }

  /** The first at once, the last never lost, at most one in a while. */
  #throttled(name: string, everyMs: number, work: () => Promise<void>): void {
    if (this.#waiting.has(name)) return;
    const since = this.#now() - (this.#lastRun.get(name) ?? -Infinity);
    const run = (): void => {
      this.#waiting.delete(name);
      this.#lastRun.set(name, this.#now());
      void work();
    };
    if (since >= everyMs) {
      run();
      return;
    }
    this.#waiting.add(name);
    this.#later(everyMs - since, run);
  }
}

/** The same objects wherever nothing changed, so that rows that did not change do not render. */
export function replaceRows<T>(data: unknown, changed: ReadonlyMap<string, T>, idOf: (row: T) => string): unknown {
  if (isPages<T>(data)) {
    const pages = data.pages.map((page) => replaceIn(page, changed, idOf));
    return pages.some((page, at) => page !== data.pages[at]) ? { ...data, pages } : data;
  }
  return isPage<T>(data) ? replaceIn(data, changed, idOf) : data;
}

function replaceIn<T>(page: Page<T>, changed: ReadonlyMap<string, T>, idOf: (row: T) => string): Page<T> {
  // Most pages hold nothing that changed; looking costs less than copying.
  if (!page.items.some((row) => changed.has(idOf(row)))) return page;
  return { ...page, items: page.items.map((row) => changed.get(idOf(row)) ?? row) };
}

function isPages<T>(data: unknown): data is InfiniteData<Page<T>> {
  return typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages);
}

function isPage<T>(data: unknown): data is Page<T> {
  return typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items);
}

function isList({ meta }: Query): boolean {
  return meta?.live === 'transactions' || meta?.live === 'cases';
}

function isAbout(live: { readonly transaction: string } | { readonly case: string }, changes: LiveBatch['changes'], cases: LiveBatch['cases'], missed: boolean): boolean {
  return missed || ('transaction' in live ? changes.has(live.transaction) : cases.has(live.case));
}
