import uPlot from 'uplot';
import { durationText } from '../../format/age';
import { faded, type PlotLook } from '../../parts/plotLook';
import type { Zone } from '../../theme/appearance';
import { countAxis, hourText, rateFloor } from './chartData';

type Options = (look: PlotLook) => Omit<uPlot.Options, 'width' | 'height'>;

// uPlot's enums exist in its types only; what runs are numbers.
/* eslint-disable @typescript-eslint/no-unsafe-enum-assignment */
const onTheRight: Pick<uPlot.Axis, 'side'> = { side: 1 };
const logarithmic: Pick<uPlot.Scale, 'distr'> = { distr: 3 };
/* eslint-enable @typescript-eslint/no-unsafe-enum-assignment */

/** Bars for movements, red ones in front for exceptions, each with a mark on top; the rate as a line over them, on an axis of its own. */
const movementOptions = (zone: Zone): Options => (look) => ({
  ...frame(look, zone),
  scales: {
    x: { time: true },
    n: { range: (_, __, max) => [0, Math.max(4, max * 1.25)] },
    rate: { range: (u) => [rateFloor((u.data[3] ?? []) as (number | null)[]), 100.4] },
  },
  series: [
    {},
    { scale: 'n', fill: faded(look.wait, 0.26), width: 0, paths: bars, points: { show: false } },
    { scale: 'n', fill: look.bad, width: 0, paths: bars, points: { show: false } },
    { scale: 'rate', stroke: look.good, width: look.rem / 8, points: { show: false } },
  ],
  axes: [
    timeAxis(look, zone),
    { scale: 'n', values: (_, ticks) => ticks.map((n) => (Number.isInteger(n) ? countAxis(n) : '')), size: look.rem * 2.6, ...axis(look), grid: { show: false } },
    { scale: 'rate', ...onTheRight, values: (_, ticks) => ticks.map((n) => (n > 100 ? '' : `${n} %`)), size: look.rem * 3.2, space: look.rem * 2.2, ...axis(look) },
  ],
  hooks: { draw: [(u) => marks(u, look)] },
});

/** On a logarithmic axis: the median and the slowest of a hundred are far apart, and both matter. */
const timeOptions = (zone: Zone): Options => (look) => ({
  ...frame(look, zone),
  scales: { x: { time: true }, ms: { ...logarithmic, range: (_, min: number | null, max: number | null) => [Math.max(1, (min ?? 100) / 2), Math.max(1000, (max ?? 1000) * 2)] } },
  series: [
    {},
    { scale: 'ms', stroke: look.wait, width: look.rem / 8, points: { show: false } },
    { scale: 'ms', stroke: look.ink, width: look.rem / 8, dash: [look.rem / 3, look.rem / 4], points: { show: false } },
  ],
  axes: [
    timeAxis(look, zone),
    { scale: 'ms', splits: (_, __, min, max) => roundTimes.filter((ms) => ms >= min && ms <= max), filter: (_, ticks) => ticks, values: (_, ticks) => ticks.map(durationText), size: look.rem * 3, ...axis(look) },
  ],
});

/** What people count waiting in; powers of ten mean nothing beyond seconds. */
const roundTimes = [10, 100, 1000, 10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000, 604_800_000];

function frame(look: PlotLook, zone: Zone): Pick<uPlot.Options, 'cursor' | 'padding' | 'tzDate'> {
  return {
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    padding: [look.rem / 2, look.rem / 4, 0, 0],
    tzDate: (seconds) => (zone === 'utc' ? uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC') : new Date(seconds * 1000)),
  };
}

function axis(look: PlotLook): Pick<uPlot.Axis, 'stroke' | 'font' | 'grid' | 'ticks' | 'gap'> {
  return { stroke: look.faint, font: look.font, gap: look.rem / 3, grid: { stroke: look.line, width: 1 }, ticks: { show: false } };
}

function timeAxis(look: PlotLook, zone: Zone): uPlot.Axis {
  return {
    ...axis(look),
    size: look.rem * 1.6,
    space: look.rem * 4,
    grid: { show: false },
    values: (_, ticks) => ticks.map((seconds) => hourText(new Date(seconds * 1000).toISOString(), zone)),
  };
}

const drawBars = uPlot.paths.bars?.({ size: [0.72, 64], radius: 0.12 });
const bars: uPlot.Series.PathBuilder = (...of) => drawBars?.(...of) ?? null;

/** A triangle over every bar with exceptions: red alone says nothing to whoever does not see red. */
function marks(u: uPlot, look: PlotLook): void {
  const [at, , exceptions] = u.data;
  if (exceptions === undefined) return;
  const { ctx } = u;
  const size = look.rem * 0.3 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = look.bad;
  exceptions.forEach((count, index) => {
    if (count == null) return;
    const x = u.valToPos(at[index] ?? 0, 'x', true);
    const y = u.valToPos(count, 'n', true) - size * 0.6;
    ctx.beginPath();
    ctx.moveTo(x - size, y);
    ctx.lineTo(x + size, y);
    ctx.lineTo(x, y - size * 1.6);
    ctx.fill();
  });
  ctx.restore();
}

export type ChartKind = 'movements' | 'times';
export const chartOptions: Readonly<Record<ChartKind, (zone: Zone) => Options>> = { movements: movementOptions, times: timeOptions };
