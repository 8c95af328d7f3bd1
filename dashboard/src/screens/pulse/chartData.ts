import type { PulsePoint } from '../../api/types';
import { durationText } from '../../format/age';
import { countText, percentText, plural } from '../../format/number';

/** Columns of numbers, as charts take them; null is a gap. Times in seconds. */
export type Columns = readonly [at: readonly number[], ...values: readonly (readonly (number | null)[])[]];

/** Movements, exceptions, and the share that matched. A slot in which nothing has been decided has no rate, which is a gap and not a zero. */
export function movementColumns(series: readonly PulsePoint[]): Columns {
  return [
    series.map(secondsOf),
    series.map(({ movements }) => movements),
    series.map(({ exceptions }) => (exceptions === 0 ? null : exceptions)),
    series.map(({ decided, matched }) => (decided === 0 ? null : (matched / decided) * 100)),
  ];
}

export function timeColumns(series: readonly PulsePoint[]): Columns {
  return [series.map(secondsOf), series.map(({ p50Ms }) => p50Ms), series.map(({ p99Ms }) => p99Ms)];
}

/** Between two points; a series of one has none and takes what it is told. */
export function stepOf(series: readonly Pick<PulsePoint, 'at'>[], otherwise: number): number {
  const [first, second] = series;
  return first === undefined || second === undefined ? otherwise : Date.parse(second.at) - Date.parse(first.at);
}

/** The axis starts where something is to be seen: at a whole five below the worst, and never so close that noise looks like trouble. */
export function rateFloor(rates: readonly (number | null)[]): number {
  const worst = Math.min(100, ...rates.filter((rate) => rate !== null));
  return Math.max(0, Math.min(90, Math.floor(worst / 5) * 5));
}

export function movementSummary(series: readonly PulsePoint[], span: string): string {
  const movements = total(series, ({ movements: n }) => n);
  if (movements === 0) return `No movement in ${span}.`;
  const exceptions = total(series, ({ exceptions: n }) => n);
  const rate = percentText(total(series, ({ matched }) => matched), total(series, ({ decided }) => decided));
  const worst = series.filter(({ decided }) => decided > 0).sort((a, b) => a.matched / a.decided - b.matched / b.decided)[0];
  const dip = worst === undefined ? '' : ` The lowest rate was ${percentText(worst.matched, worst.decided)}, at ${hourText(worst.at)}.`;
  return `${plural(movements, 'movement')} in ${span}; of what is decided ${rate} matched; ${plural(exceptions, 'exception')}.${dip}`;
}

/** What a sparkline of movements shows, in words. */
export function movementShape(series: readonly { readonly movements: number }[], of: string): string {
  const counts = series.map(({ movements }) => movements);
  return counts.length === 0 ? `No movement of ${of}` : `Movements of ${of}: between ${countText(Math.min(...counts))} and ${countText(Math.max(...counts))}, ${countText(counts.at(-1) ?? 0)} last`;
}

export function timeSummary(series: readonly PulsePoint[], span: string): string {
  const slowest = series.filter(({ p99Ms }) => p99Ms !== null).sort((a, b) => (b.p99Ms ?? 0) - (a.p99Ms ?? 0))[0];
  if (slowest?.p99Ms == null) return `Nothing matched in ${span}.`;
  const medians = series.flatMap(({ p50Ms }) => (p50Ms === null ? [] : [p50Ms])).sort((a, b) => a - b);
  const usual = medians[Math.floor(medians.length / 2)] ?? 0;
  return `In ${span} half matched within ${durationText(usual)} as a rule. The slowest of a hundred took ${durationText(slowest.p99Ms)} at worst, at ${hourText(slowest.at)}.`;
}

export function pointText({ movements, decided, matched, exceptions }: PulsePoint): string {
  return `${plural(movements, 'movement')} · ${decided === 0 ? 'nothing decided' : `${percentText(matched, decided)} matched`} · ${exceptions === 0 ? 'no exception' : plural(exceptions, 'exception')}`;
}

export function timePointText({ p50Ms, p99Ms }: PulsePoint): string {
  return p50Ms === null || p99Ms === null ? 'nothing matched' : `p50 ${durationText(p50Ms)} · p99 ${durationText(p99Ms)}`;
}

export function countAxis(n: number): string {
  return n >= 10_000 ? `${countText(Math.round(n / 1000))}k` : countText(n);
}

/** `10:42`; charts say the zone once and not at every tick. */
export function hourText(iso: string, zone: 'utc' | 'local' = 'utc'): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const [hours, minutes] = zone === 'utc' ? [at.getUTCHours(), at.getUTCMinutes()] : [at.getHours(), at.getMinutes()];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function secondsOf({ at }: PulsePoint): number {
  return Date.parse(at) / 1000;
}

function total(series: readonly PulsePoint[], of: (point: PulsePoint) => number): number {
  return series.reduce((sum, point) => sum + of(point), 0);
}
