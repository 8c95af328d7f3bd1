import { describe, expect, it } from 'vitest';
import type { PulsePoint } from '../../api/types';
import { countAxis, hourText, movementColumns, movementShape, movementSummary, pointText, rateFloor, stepOf, timeColumns, timePointText, timeSummary } from './chartData';

const point = (minute: number, change: Partial<PulsePoint> = {}): PulsePoint => ({
  at: `2026-05-01T10:${String(minute).padStart(2, '0')}:00Z`, movements: 100, decided: 100, matched: 100, exceptions: 0, p50Ms: 1000, p99Ms: 9000, ...change,
});
const series = [point(0), point(2, { matched: 90, exceptions: 10, p99Ms: 60_000 }), point(4, { movements: 5, decided: 0, matched: 0, p50Ms: null, p99Ms: null })];

describe('Charts', () => {
  it('have a gap where nothing was decided, and no mark where nothing went wrong', () => {
    const [at, movements, exceptions, rates] = movementColumns(series);
    expect(at[1]).toBe(Date.parse('2026-05-01T10:02:00Z') / 1000);
    expect([movements, exceptions, rates]).toEqual([[100, 100, 5], [null, 10, null], [100, 90, null]]);
    expect(timeColumns(series).slice(1)).toEqual([[1000, 1000, null], [9000, 60_000, null]]);
  });

  it.each([[[100, 99.9], 90], [[100, 87], 85], [[0], 0], [[null], 90], [[], 90]])('start the axis of %j at %d', (rates, floor) => {
    expect(rateFloor(rates)).toBe(floor);
  });

  it('know how wide a bar is', () => {
    expect(stepOf(series, 7)).toBe(120_000);
    expect(stepOf([point(0)], 7)).toBe(7);
  });

  it('say in words what they show', () => {
    expect(movementSummary(series, 'the last hour')).toBe('205 movements in the last hour; of what is decided 95.0 % matched; 10 exceptions. The lowest rate was 90.0 %, at 10:02.');
    expect(movementSummary([point(0, { movements: 0 })], 'the last hour')).toBe('No movement in the last hour.');
    expect(timeSummary(series, 'the last hour')).toBe('In the last hour half matched within 1.0 s as a rule. The slowest of a hundred took 1 m at worst, at 10:02.');
    expect(timeSummary([series[2] ?? point(4)], 'the last hour')).toBe('Nothing matched in the last hour.');
    expect(movementShape(series, 'stripe')).toBe('Movements of stripe: between 5 and 100, 5 last');
    expect(movementShape([], 'stripe')).toBe('No movement of stripe');
  });

  it('say what stands at a point', () => {
    expect(pointText(point(2, { matched: 90, exceptions: 1 }))).toBe('100 movements · 90.0 % matched · 1 exception');
    expect(pointText(point(2, { decided: 0 }))).toBe('100 movements · nothing decided · no exception');
    expect([timePointText(point(0)), timePointText(point(0, { p50Ms: null }))]).toEqual(['p50 1.0 s · p99 9.0 s', 'nothing matched']);
  });

  it('write short ticks', () => {
    expect([countAxis(9999), countAxis(12_000)]).toEqual(['9\u202f999', '12k']);
    expect([hourText('2026-05-01T09:05:59Z'), hourText('bad')]).toEqual(['09:05', 'bad']);
  });
});
