import type { Totals } from '../api/types';
import type { FilterName } from '../filters/filterFields';
import type { ListFilter } from '../filters/listFilter';

export interface Facet {
  readonly value: string;
  /** Null where nobody counted. */
  readonly count: number | null;
  readonly isOn: boolean;
}

export interface FacetGroup {
  readonly name: FilterName;
  readonly words: string;
  readonly facets: readonly Facet[];
}

/** More chips than this are read by nobody; the query box knows the rest. */
const most = 8;

/** What the list can be narrowed down to, most frequent first; what it is narrowed down to already stays to be taken back. */
export function facetsOf(filter: ListFilter, totals: Totals | undefined, hasStatus: boolean): readonly FacetGroup[] {
  const counted: readonly (readonly [FilterName, string, readonly (readonly [string, number])[]])[] = [
    ...(hasStatus ? [['status', 'Status', Object.entries(totals?.byStatus ?? {})] as const] : []),
    ['reason', 'Reason', totals?.byReason.map(({ reason, count }) => [reason, count] as const) ?? []],
    ['provider', 'Provider', totals?.byProvider.map(({ provider, count }) => [provider, count] as const) ?? []],
    ['owner', 'Owner', totals?.byOwner.map(({ owner, count }) => [owner ?? 'none', count] as const) ?? []],
  ];
  return counted.flatMap(([name, words, counts]) => {
    const on = filter[name]?.split(',') ?? [];
    const sorted = counts.filter(([, count]) => count > 0).toSorted((a, b) => b[1] - a[1]);
    const known = new Map(sorted);
    const values = [...on, ...sorted.map(([value]) => value).filter((value) => !on.includes(value))].slice(0, Math.max(most, on.length));
    const facets = values.map((value) => ({ value, count: known.get(value) ?? null, isOn: on.includes(value) }));
    return facets.length === 0 ? [] : [{ name, words, facets }];
  });
}

/** Words of the list's own rows, for completion. */
export function seenWords(totals: Totals | undefined): Readonly<Partial<Record<FilterName, readonly string[]>>> {
  if (totals === undefined) return {};
  return {
    reason: totals.byReason.map(({ reason }) => reason),
    provider: totals.byProvider.map(({ provider }) => provider),
    owner: totals.byOwner.flatMap(({ owner }) => owner ?? []),
    currency: Object.keys(totals.valueAtRisk),
  };
}
