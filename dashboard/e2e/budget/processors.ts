import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import type { Emulator } from '../harness/emulator';

/** Seconds of processor time since each process began. */
export interface ProcessorTimes {
  readonly renderer: number;
  /** Puts the frame together and, without a GPU, draws it. */
  readonly compositor: number;
  readonly emulator: number;
  /** All processes of the machine, whoever started them. */
  readonly machine: number;
}

export async function processorTimes(browser: Browser, emulator: Emulator): Promise<ProcessorTimes> {
  const processInfo = await processesOf(browser);
  const of = (type: string): number => processInfo.filter((one) => one.type === type).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  return { renderer: of('renderer'), compositor: of('GPU'), emulator: await ticks(`/proc/${emulator.pid}/stat`, ownTicks), machine: await ticks('/proc/stat', busyTicks) };
}

/** Seconds of processor time by process id, of every process of the browser. */
export async function browserTimes(browser: Browser): Promise<ReadonlyMap<number, number>> {
  return new Map((await processesOf(browser)).map(({ id, cpuTime }) => [id, cpuTime]));
}

/** Seconds that the browser used between two looks; processes that ended meanwhile do not count. */
export function spentBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [id, time]) => sum + time - (before.get(id) ?? 0), 0);
}

async function processesOf(browser: Browser): Promise<readonly { readonly type: string; readonly id: number; readonly cpuTime: number }[]> {
  const debug = await browser.newBrowserCDPSession();
  const { processInfo } = await debug.send('SystemInfo.getProcessInfo');
  await debug.detach();
  return processInfo;
}

/** How much of a processor each used between two looks. */
export function sharesText(before: ProcessorTimes, after: ProcessorTimes, seconds: number): string {
  const share = (of: keyof ProcessorTimes): string => `${(((after[of] - before[of]) / seconds) * 100).toFixed(0)} %`;
  return `renderer ${share('renderer')}, compositing ${share('compositor')}, emulator ${share('emulator')}, the whole machine ${share('machine')} of one processor`;
}

/** Linux counts in hundredths of a second. Elsewhere there is no such file, and no figure. */
async function ticks(file: string, count: (text: string) => number): Promise<number> {
  try {
    return count(await readFile(file, 'utf8')) / 100;
  } catch {
    return NaN;
  }
}

function ownTicks(stat: string): number {
  // The program's name comes in brackets and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

function busyTicks(stat: string): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (/^cpu +(.*)$/m.exec(stat)?.[1] ?? '').split(' ').map(Number);
  return user + nice + system + irq + softirq;
}
