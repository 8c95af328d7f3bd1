import type { Browser, Page } from '@playwright/test';
import { percentile } from './figures';

interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of processor time; what others took of the machine in between is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What a page's main thread did, in milliseconds of processor time. */
export interface MainThread {
  /** The task that makes a frame, and all until the next. */
  readonly perFrame: readonly number[];
  readonly perSecond: number;
  readonly byKind: Readonly<Record<keyof typeof kinds | 'raster', number>>;
}

const kinds = {
  script: ['FunctionCall', 'EvaluateScript', 'v8.evaluateModule', 'FireAnimationFrame', 'RunMicrotasks'],
  style: ['UpdateLayoutTree'],
  layout: ['Layout'],
  paint: ['PrePaint', 'Paint', 'Layerize', 'Commit'],
} as const;

const kindOf = new Map(Object.entries(kinds).flatMap(([kind, names]) => names.map((name): [string, keyof typeof kinds] => [name, kind as keyof typeof kinds])));

/** Traces the page while `work` runs. Tracing costs time itself, so frames are counted in another run. */
export async function traceMainThread(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<MainThread> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  return mainThreadOf(traceEvents);
}

function mainThreadOf(events: readonly TraceEvent[]): MainThread {
  const mains = new Set(events.filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf));
  const tasksOf = (main: string): TraceEvent[] => events.filter((event) => event.ph === 'X' && event.name === 'RunTask' && threadOf(event) === main).sort((a, b) => a.ts - b.ts);
  // The page under test is the one that works; the browser's own pages idle.
  const [busiest] = [...mains].map((main) => ({ thread: main, own: tasksOf(main) })).sort((a, b) => cpu(b.own) - cpu(a.own));
  if (busiest === undefined) throw new Error('The trace has no page.');
  const { thread, own } = busiest;
  // The page counts its frames, so the task that makes one has called it.
  const called = events.filter((event) => event.name === 'FireAnimationFrame' && threadOf(event) === thread).map(({ ts }) => ts);
  const perFrame: number[] = [];
  for (const { ts, dur = 0, tdur = 0 } of own) {
    if (called.some((at) => at >= ts && at <= ts + dur)) perFrame.push(0);
    const frame = perFrame.length - 1;
    if (frame >= 0) perFrame[frame] = (perFrame[frame] ?? 0) + tdur / 1000;
  }
  const [first, last] = [own[0]?.ts ?? 0, own.at(-1)?.ts ?? 0];
  const seconds = Math.max(1, last - first) / 1e6;
  const pid = own[0]?.pid;
  const parts = events.filter((event) => event.ph === 'X' && threadOf(event) === thread);
  return {
    perFrame,
    perSecond: cpu(own) / seconds,
    byKind: {
      ...Object.fromEntries(Object.entries(selfTimes(parts)).map(([kind, ms]) => [kind, ms / seconds])) as Record<keyof typeof kinds, number>,
      raster: cpu(events.filter((event) => event.ph === 'X' && event.name === 'RasterTask' && event.pid === pid)) / seconds,
    },
  };
}

/** A script that asks for a size has the page laid out within it; each kind counts its own time only. */
function selfTimes(events: readonly TraceEvent[]): Record<keyof typeof kinds, number> {
  const sums = { script: 0, style: 0, layout: 0, paint: 0 };
  const open: { readonly end: number; readonly kind: keyof typeof kinds }[] = [];
  for (const { name, ts, dur = 0, tdur = 0 } of events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    const kind = kindOf.get(name);
    if (kind === undefined) continue;
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= ts) open.pop();
    const around = open.at(-1);
    if (around !== undefined) sums[around.kind] -= tdur / 1000;
    sums[kind] += tdur / 1000;
    open.push({ end: ts + dur, kind });
  }
  return sums;
}

export function mainThreadText({ perFrame, perSecond, byKind }: MainThread): string {
  const kindsText = Object.entries(byKind).map(([kind, ms]) => `${kind} ${ms.toFixed(0)}`).join(', ');
  const within = perFrame.filter((ms) => ms <= 16.7).length / perFrame.length;
  return `${percentile(perFrame, 0.5).toFixed(1)} ms a frame at p50, ${percentile(perFrame, 0.95).toFixed(1)} at p95, ${percentile(perFrame, 0.99).toFixed(1)} at p99; ${(within * 100).toFixed(1)} % within 16.7 ms; ${perSecond.toFixed(0)} ms a second (${kindsText})`;
}

function cpu(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid}:${tid}`;
}
