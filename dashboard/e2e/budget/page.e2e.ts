import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Emulator } from '../harness/emulator';
import { expect, test } from '../harness/test';
import { kib, median, report, slopePerMinute } from './figures';
import { changesPerSecond, decided, flooding, isLive } from './flood';
import { frames, framesText } from './frames';
import { mainThreadText, traceMainThread } from './mainThread';
import { browserTimes, processorTimes, sharesText, spentBetween } from './processors';

const firstLoadKiB = 250;
const frameSeconds = 30;
const traceSeconds = 10;
const scrolledRows = 10_000;
const rowsPerFrame = 2;
const memoryMinutes = Number(process.env.REALRECON_BUDGET_MINUTES ?? '1');

// A trace takes pictures of the page all the time, which costs more than the page does.
test.use({ trace: 'off' });

test('first load', async ({ page, emulator }) => {
  const files: { readonly path: string; readonly bytes: number }[] = [];
  const reading: Promise<void>[] = [];
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (!pathname.startsWith('/api/')) reading.push(answer.body().then((body) => void files.push({ path: pathname, bytes: gzipSync(body).length })));
  });
  await page.goto(`${emulator.url}/`);
  await pulseShows(page);
  await Promise.all(reading);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  report('First load, gzipped', `${kib(bytes)} KiB in ${String(files.length)} files, of ${String(firstLoadKiB)} KiB`);
  for (const { path, bytes: size } of files.toSorted((a, b) => b.bytes - a.bytes).slice(0, 5)) report('', `${kib(size)} KiB ${path}`);
  expect(bytes).toBeLessThanOrEqual(firstLoadKiB * 1024);
});

test('Pulse interactive, with an empty cache', async ({ browser, emulator }) => {
  await emulator.play('happy-path', '--count', '50');
  const loads: Load[] = [];
  for (let run = 0; run < 5; run += 1) loads.push(await loadOnce(browser, emulator.url));
  const all = (pick: (load: Load) => number): string => `median ${median(loads.map(pick)).toFixed(0)} ms (${loads.map((load) => pick(load).toFixed(0)).join(', ')})`;
  report('First paint', all(({ painted }) => painted));
  report('Pulse interactive', `${all(({ interactive }) => interactive)}, of 1,500 ms`);
  report('', `of which the browser worked ${all(({ worked }) => worked)}, on all processors`);
});

for (const [name, path] of [['Pulse', '/'], ['Transactions', '/transactions']] as const) {
  test(`frames of ${name} while ${changesPerSecond} changes a second arrive`, async ({ browser, page, emulator }) => {
    test.setTimeout(180_000);
    const flood = await flooding(emulator, 5);
    try {
      await page.goto(`${emulator.url}${path}`);
      await isLive(page);
      const before = await decided(emulator);
      await reportFrames(`Frames, ${name}`, browser, page, emulator);
      report('', `${(((await decided(emulator)) - before) / (frameSeconds + traceSeconds)).toFixed(0)} verdicts a second arrived`);
    } finally {
      await flood.stop();
    }
  });
}

test(`frames while ${scrolledRows.toLocaleString('en')} rows are scrolled`, async ({ browser, page, emulator }) => {
  test.setTimeout(300_000);
  await emulator.play('flood', '--rate', '4000', '--count', String(scrolledRows * 2));
  await page.goto(`${emulator.url}/transactions`);
  await expect(page.getByRole('grid').getByRole('gridcell').nth(100)).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/^all .* read$/)).toBeVisible({ timeout: 180_000 });
  await reportFrames('Frames, scrolling', browser, page, emulator, rowsPerFrame * 36);
});

test(`memory over ${memoryMinutes} min of Pulse`, async ({ page, emulator }) => {
  test.setTimeout((memoryMinutes + 3) * 60_000);
  const flood = await flooding(emulator, memoryMinutes + 2);
  try {
    await page.goto(`${emulator.url}/`);
    await isLive(page);
    const debug = await page.context().newCDPSession(page);
    // Code is compiled and caches fill in the first seconds; that is no leak.
    await frames(page, 10_000);
    const heap: (readonly [minutes: number, bytes: number])[] = [];
    const built: Built[] = [];
    const started = performance.now();
    for (const steps = 12; heap.length <= steps; ) {
      heap.push([(performance.now() - started) / 60_000, await heapOf(debug)]);
      built.push(await debug.send('Memory.getDOMCounters'));
      if (heap.length <= steps) await frames(page, (memoryMinutes * 60_000) / steps);
    }
    const [first, last] = [heap[0]?.[1] ?? 0, heap.at(-1)?.[1] ?? 0];
    report(`Heap after ${memoryMinutes} min`, `${kib(first)} KiB at first, ${kib(last)} KiB at last, ${kib(Math.max(...heap.map(([, bytes]) => bytes)))} KiB at most; ${kib(slopePerMinute(heap))} KiB a minute, ${kib(slopePerMinute(heap.slice(heap.length / 2)))} in the second half`);
    report('', `${heap.map(([, bytes]) => kib(bytes)).join(', ')} KiB`);
    report('Nodes and listeners', `${text(built[0])} at first, ${text(built.at(-1))} at last`);
    expect(last).toBeGreaterThan(0);
  } finally {
    await flood.stop();
  }
});

/** Frames as they come, then once more with a trace, for what each costs. */
async function reportFrames(name: string, browser: Browser, page: Page, emulator: Emulator, scrolledBy = 0): Promise<void> {
  const before = await processorTimes(browser, emulator);
  const deltas = await frames(page, frameSeconds * 1000, scrolledBy);
  report(name, framesText(deltas));
  report('', sharesText(before, await processorTimes(browser, emulator), frameSeconds));
  report('', `main thread ${mainThreadText(await traceMainThread(browser, page, () => frames(page, traceSeconds * 1000, scrolledBy)))}`);
  expect(deltas.length).toBeGreaterThan(0);
}

interface Built {
  readonly nodes: number;
  readonly jsEventListeners: number;
}

interface Load {
  readonly painted: number;
  readonly interactive: number;
  /** Of processor time, from before the navigation until just after. */
  readonly worked: number;
}

/**
 * From navigation until every part of Pulse has its numbers and a key is heeded: nothing in the screen is busy, and the dialog that `?` opens is
 * there. Charts come after that. The browser starts a new process for each, which counts.
 */
async function loadOnce(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  try {
    await page.addInitScript(() => {
      const look = (): void => {
        const isThere = document.querySelector('main h1') !== null && document.querySelector('main [aria-busy="true"]') === null && /\d/.test(document.querySelector('main')?.textContent ?? '');
        if (!isThere) {
          requestAnimationFrame(look);
          return;
        }
        // A key that is heeded shows that the page is not only painted.
        window.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
        const heeded = (): void => {
          if (document.querySelector('dialog[open]') === null) requestAnimationFrame(heeded);
          else performance.mark('interactive');
        };
        heeded();
      };
      requestAnimationFrame(look);
    });
    const before = await browserTimes(browser);
    await page.goto(`${url}/`);
    await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
    const worked = spentBetween(before, await browserTimes(browser)) * 1000;
    const times = await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      interactive: performance.getEntriesByName('interactive')[0]?.startTime ?? NaN,
    }));
    return { ...times, worked };
  } finally {
    await context.close();
  }
}

async function heapOf(debug: CDPSession): Promise<number> {
  // Once for what is dead, once more for what only the dead held, for example through weak references.
  await debug.send('HeapProfiler.collectGarbage');
  await debug.send('HeapProfiler.collectGarbage');
  return (await debug.send('Runtime.getHeapUsage')).usedSize;
}

function text(built: Built | undefined): string {
  return `${String(built?.nodes)} and ${String(built?.jsEventListeners)}`;
}

async function pulseShows(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Pulse' })).toBeVisible();
  await isLive(page);
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}
