import type { Ageing, Bucket, Exposure, Reason } from '../../api/types';
import { heatOf } from '../../parts/chartShapes';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface AgeBucket {
  readonly short: string;
  readonly words: string;
  readonly fromMs: number;
  /** Null: without end. */
  readonly toMs: number | null;
}

/** As GET /totals counts them. */
export const ageBuckets: readonly AgeBucket[] = [
  { short: '< 1 m', words: 'under a minute old', fromMs: 0, toMs: minute },
  { short: '1–5 m', words: '1 to 5 minutes old', fromMs: minute, toMs: 5 * minute },
  { short: '5–60 m', words: '5 to 60 minutes old', fromMs: 5 * minute, toMs: hour },
  { short: '1–24 h', words: '1 to 24 hours old', fromMs: hour, toMs: day },
  { short: '1–3 d', words: '1 to 3 days old', fromMs: day, toMs: 3 * day },
  { short: '3–7 d', words: '3 to 7 days old', fromMs: 3 * day, toMs: 7 * day },
  { short: '> 7 d', words: 'over 7 days old', fromMs: 7 * day, toMs: null },
];

export interface HeatRow {
  /** One, or those that had no room. */
  readonly reasons: readonly Reason[];
  readonly cells: readonly HeatCell[];
  readonly total: HeatCell;
}

export interface HeatCell extends Bucket {
  /** 0 to 4: how many compared with the fullest cell. */
  readonly heat: number;
}

export interface HeatMap {
  readonly rows: readonly HeatRow[];
  readonly columns: readonly Bucket[];
  readonly total: Bucket;
}

/** Fullest codes first; what has no room becomes one row, so that the sums still hold. */
export function heatMap(ageing: readonly Ageing[], mostRows: number): HeatMap {
  const sorted = ageing
    .map(({ reason, buckets }) => ({ reasons: [reason], buckets: ageBuckets.map((_, at) => buckets[at] ?? none) }))
    .map((row) => ({ ...row, total: sum(row.buckets) }))
    .filter(({ total }) => total.count > 0)
    .sort((a, b) => b.total.count - a.total.count || compare(a.reasons[0], b.reasons[0]));
  const hasRest = sorted.length > mostRows;
  const rest = hasRest ? sorted.slice(mostRows - 1) : [];
  const rows = hasRest
    ? [...sorted.slice(0, mostRows - 1), { reasons: rest.flatMap((row) => row.reasons), buckets: ageBuckets.map((_, at) => sum(rest.map((row) => row.buckets[at] ?? none))), total: sum(rest.map((row) => row.total)) }]
    : sorted;
  const most = Math.max(0, ...rows.flatMap((row) => row.buckets.map((bucket) => bucket.count)));
  return {
    rows: rows.map(({ reasons, buckets, total }) => ({ reasons, cells: buckets.map((bucket) => ({ ...bucket, heat: heatOf(bucket.count, most) })), total: { ...total, heat: 0 } })),
    columns: ageBuckets.map((_, at) => sum(rows.map((row) => row.buckets[at] ?? none))),
    total: sum(rows.map((row) => row.total)),
  };
}

const none: Bucket = { count: 0, valueAtRisk: {} };

/** Each currency by itself; there is no sum over currencies. */
export function sum(buckets: readonly Bucket[]): Bucket {
  const valueAtRisk: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const bucket of buckets) addTo(valueAtRisk, bucket.valueAtRisk);
  return { count: buckets.reduce((count, bucket) => count + bucket.count, 0), valueAtRisk: { ...valueAtRisk } };
}

function addTo(sums: Record<string, number>, exposure: Exposure): void {
  for (const [currency, amount] of Object.entries(exposure)) sums[currency] = (sums[currency] ?? 0) + amount;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
