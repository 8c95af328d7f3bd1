import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fetchJson, postJson } from './fetchJson';
import { query, segment, type QueryValue } from './path';
import { tagged } from './tagged';
import type {
  ActionAnswer, ActionRequest, AuditBlock, AuditBlockList, AuditHeads, AuditTrail, BulkAnswer, BulkPreview, BulkScope, Case, CaseActionRequest, CaseBody, CaseDetail, CaseKind,
  DeadLetter, DeadLetterAnswer, Health, Me, Page, Pulse, PulseWindow, Replay, Rules, Totals, Transaction, TransactionDetail, Verification,
} from './types';

export type Filter = Readonly<Record<string, QueryValue>>;

const pageSize = 200;
/** Sums follow the news (live/cachePatch.ts); where there is none, windows and ages still move on, and silence is a finding. */
const quietMs = 15_000;

/** Every question of the dashboard, with the key under which its answer is kept and how it lives (live/cachePatch.ts). */
export const ask = {
  me: () => queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => fetchJson<Me>('/api/me', { signal }), staleTime: 60_000 }),
  health: () => queryOptions({ queryKey: ['health'], queryFn: ({ signal }) => fetchJson<Health>('/api/health', { signal }), refetchInterval: 10_000 }),
  pulse: (window: PulseWindow) =>
    queryOptions({ queryKey: ['pulse', window], queryFn: ({ signal }) => tagged.ask<Pulse>(`/api/pulse${query({ window })}`, { signal }), meta: { live: 'sums' }, refetchInterval: quietMs, placeholderData: keepPreviousData }),
  totals: (filter: Filter) =>
    queryOptions({ queryKey: ['totals', filter], queryFn: ({ signal }) => tagged.ask<Totals>(`/api/totals${query(filter)}`, { signal }), meta: { live: 'sums' }, refetchInterval: quietMs, placeholderData: keepPreviousData }),
  transactions: (filter: Filter) =>
    infiniteQueryOptions({
      queryKey: ['transactions', filter],
      queryFn: ({ signal, pageParam }) => fetchJson<Page<Transaction>>(`/api/transactions${query({ limit: pageSize, ...filter, cursor: pageParam })}`, { signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      meta: { live: 'transactions' },
    }),
  transaction: (id: string) =>
    queryOptions({ queryKey: ['transaction', id], queryFn: ({ signal }) => fetchJson<TransactionDetail>(`/api/transaction${query({ id })}`, { signal }), meta: { live: { transaction: id } } }),
  trail: (id: string) =>
    queryOptions({ queryKey: ['trail', id], queryFn: ({ signal }) => fetchJson<AuditTrail>(`/api/transaction/audit${query({ id })}`, { signal }), meta: { live: { transaction: id } } }),
  replay: (id: string) => queryOptions({ queryKey: ['replay', id], queryFn: ({ signal }) => fetchJson<Replay>(`/api/replay${query({ id })}`, { signal }), meta: { live: { transaction: id } } }),
  cases: (filter: Filter) =>
    infiniteQueryOptions({
      queryKey: ['cases', filter],
      queryFn: ({ signal, pageParam }) => fetchJson<Page<Case>>(`/api/cases${query({ limit: pageSize, ...filter, cursor: pageParam })}`, { signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      meta: { live: 'cases' },
    }),
  case: (kind: CaseKind, key: string) =>
    queryOptions({ queryKey: ['case', kind, key], queryFn: ({ signal }) => fetchJson<CaseDetail>(`/api/cases/${kind}/${segment(key)}`, { signal }), meta: { live: { case: `${kind}/${key}` } } }),
  caseTrail: (kind: CaseKind, key: string) =>
    queryOptions({
      queryKey: ['case-trail', kind, key],
      queryFn: ({ signal }) => fetchJson<AuditTrail<CaseBody>>(`/api/cases/${kind}/${segment(key)}/audit`, { signal }),
      meta: { live: { case: `${kind}/${key}` } },
    }),
  deadLetters: (filter: Filter) =>
    infiniteQueryOptions({
      queryKey: ['dead-letters', filter],
      queryFn: ({ signal, pageParam }) => fetchJson<Page<DeadLetter>>(`/api/deadletters${query({ limit: pageSize, ...filter, cursor: pageParam })}`, { signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    }),
  auditHeads: () => queryOptions({ queryKey: ['audit'], queryFn: ({ signal }) => fetchJson<AuditHeads>('/api/audit', { signal }), meta: { live: 'sums' } }),
  auditBlocks: (shard: number) =>
    infiniteQueryOptions({
      queryKey: ['audit-blocks', shard],
      queryFn: ({ signal, pageParam }) => fetchJson<AuditBlockList>(`/api/audit/blocks${query({ shard, before: pageParam, limit: 50 })}`, { signal }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next,
    }),
  // A sealed block never changes.
  auditBlock: (shard: number, number: number) =>
    queryOptions({ queryKey: ['audit-block', shard, number], queryFn: ({ signal }) => fetchJson<AuditBlock>(`/api/audit/blocks/${shard}/${number}`, { signal }), staleTime: Infinity }),
  rules: () => queryOptions({ queryKey: ['rules'], queryFn: ({ signal }) => fetchJson<Rules>('/api/rules', { signal }), staleTime: 60_000 }),
};

export const act = {
  onTransaction: (id: string, request: ActionRequest, key?: string) => postJson<ActionAnswer>(`/api/transactions/${segment(id)}/actions`, request, keyed(key)),
  onCase: (kind: CaseKind, caseKey: string, request: CaseActionRequest, key?: string) => postJson<ActionAnswer>(`/api/cases/${kind}/${segment(caseKey)}/actions`, request, keyed(key)),
  previewBulk: (scope: BulkScope) => postJson<BulkPreview>('/api/transactions/bulk/preview', scope),
  bulk: (scope: BulkScope & { readonly reason: string; readonly token: string }, key?: string) => postJson<BulkAnswer>('/api/transactions/bulk', scope, keyed(key)),
  redrive: (keys: readonly string[], reason: string) => postJson<DeadLetterAnswer>('/api/deadletters/redrive', { keys, reason }),
  discard: (keys: readonly string[], reason: string) => postJson<DeadLetterAnswer>('/api/deadletters/discard', { keys, reason }),
  verify: (shard: number, from: number, signal?: AbortSignal, limit = 500) => fetchJson<Verification>(`/api/audit/verification${query({ shard, from, limit })}`, { signal, timeoutMs: 40_000 }),
};

export type ExportKind = 'transactions' | 'cases' | 'deadletters' | 'audit';
export type ExportFormat = 'csv' | 'ndjson';

/** A plain link: the browser streams the file to disk, whatever its size. */
export function exportHref(kind: ExportKind, format: ExportFormat, filter: Filter): string {
  return `/api/exports/${kind}${query({ ...filter, format })}`;
}

/** Rows of all pages that are there. */
export function rowsOf<T>(data: { readonly pages: readonly Page<T>[] } | undefined): readonly T[] {
  return data === undefined ? [] : data.pages.length === 1 ? (data.pages[0]?.items ?? []) : data.pages.flatMap((page) => page.items);
}

function keyed(key: string | undefined): { readonly key?: string } {
  return key === undefined ? {} : { key };
}
