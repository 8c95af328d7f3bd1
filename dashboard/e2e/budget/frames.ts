import type { Page } from '@playwright/test';
import { median, percentile } from './figures';

/** Milliseconds between frames, as the page itself sees them. */
export function frames(page: Page, forMs: number): Promise<number[]> {
  return page.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const deltas: number[] = [];
        const started = performance.now();
        let last = started;
        const frame = (now: number): void => {
          deltas.push(now - last);
          last = now;
          if (now - started < ms) requestAnimationFrame(frame);
          else resolve(deltas.slice(1));
        };
        requestAnimationFrame(frame);
      }),
    forMs,
  );
}

export function framesText(deltas: readonly number[]): string {
  const seconds = deltas.reduce((sum, delta) => sum + delta, 0) / 1000;
  const late = deltas.filter((delta) => delta > 33.4).length / deltas.length;
  return `${(deltas.length / seconds).toFixed(1)} a second; median ${median(deltas).toFixed(1)} ms, p95 ${percentile(deltas, 0.95).toFixed(1)} ms, max ${Math.max(...deltas).toFixed(0)} ms; ${(late * 100).toFixed(1)} % above 33 ms`;
}
