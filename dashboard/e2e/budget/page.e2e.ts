import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { expect, test } from '../harness/test';
import { kib, median, report, slopePerMinute } from './figures';
import { changesPerSecond, decided, flooding, isLive } from './flood';
import { frames, framesText } from './frames';
import { mainThreadText, traceMainThread } from './mainThread';
import { processorTimes, sharesText } from './processors';

const firstLoadKiB = 250;
const frameSeconds = 30;
const traceSeconds = 10;
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
  const all = (pick: (load: Load) => number): string => `median ${pick5(loads, pick)} ms (${loads.map((load) => pick(load).toFixed(0)).join(', ')})`;
  report('First paint', all(({ painted }) => painted));
  report('Pulse interactive', `${all(({ interactive }) => interactive)}, of 1,500 ms`);
});

for (const [name, path] of [['Pulse', '/'], ['Transactions', '/transactions']] as const) {
  test(`frames of ${name} while ${changesPerSecond} changes a second arrive`, async ({ browser, page, emulator }) => {
    test.setTimeout(180_000);
    const flood = await flooding(emulator, 5);
    try {
      await page.goto(`${emulator.url}${path}`);
      await isLive(page);
      const [count, times] = [await decided(emulator), await processorTimes(browser, emulator)];
      const deltas = await frames(page, frameSeconds * 1000);
      const [countAfter, timesAfter] = [await decided(emulator), await processorTimes(browser, emulator)];
      report(`Frames, ${name}`, `${framesText(deltas)}; ${((countAfter - count) / frameSeconds).toFixed(0)} verdicts a second arrived`);
      report('', sharesText(times, timesAfter, frameSeconds));
      report('Main thread', mainThreadText(await traceMainThread(browser, page, () => frames(page, traceSeconds * 1000))));
      expect(deltas.length).toBeGreaterThan(0);
    } finally {
      await flood.stop();
    }
  });
}

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
    const started = performance.now();
    for (const steps = 12; heap.length <= steps; ) {
      heap.push([(performance.now() - started) / 60_000, await heapOf(debug)]);
      if (heap.length <= steps) await frames(page, (memoryMinutes * 60_000) / steps);
    }
    const [first, last] = [heap[0]?.[1] ?? 0, heap.at(-1)?.[1] ?? 0];
    report(`Heap after ${memoryMinutes} min`, `${kib(first)} KiB at first, ${kib(last)} KiB at last, ${kib(Math.max(...heap.map(([, bytes]) => bytes)))} KiB at most; ${kib(slopePerMinute(heap))} KiB a minute`);
    expect(last).toBeGreaterThan(0);
  } finally {
    await flood.stop();
  }
});

interface Load {
  readonly painted: number;
  readonly interactive: number;
}

/** From navigation until the numbers of Pulse are there and a key is heeded. */
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
    await page.goto(`${url}/`);
    await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
    return await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      interactive: performance.getEntriesByName('interactive')[0]?.startTime ?? NaN,
    }));
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

async function pulseShows(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Pulse' })).toBeVisible();
  await isLive(page);
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}

function pick5(loads: readonly Load[], pick: (load: Load) => number): string {
  return median(loads.map(pick)).toFixed(0);
}
