import type { Page } from '@playwright/test';
import { median, percentile } from './figures';

/** Milliseconds between frames, as the page itself sees them; each may scroll the list by so many pixels, to its end and from its start again. */
export function frames(page: Page, forMs: number, scrolledBy = 0): Promise<number[]> {
  return page.evaluate(
    ([ms, step]) =>
      new Promise<number[]>((resolve) => {
        const list = step === 0 ? null : document.querySelector('[role="grid"]');
        const deltas: number[] = [];
        const started = performance.now();
        let last = started;
        let top = 0;
        const frame = (now: number): void => {
          deltas.push(now - last);
          last = now;
          if (list !== null) list.scrollTop = top = (top + step) % list.scrollHeight;
          if (now - started < ms) requestAnimationFrame(frame);
          else resolve(deltas.slice(1));
        };
        requestAnimationFrame(frame);
      }),
    [forMs, scrolledBy] as const,
  );
}

export function framesText(deltas: readonly number[]): string {
  const seconds = deltas.reduce((sum, delta) => sum + delta, 0) / 1000;
  const late = deltas.filter((delta) => delta > 33.4).length / deltas.length;
  return `${(deltas.length / seconds).toFixed(1)} a second; median ${median(deltas).toFixed(1)} ms, p95 ${percentile(deltas, 0.95).toFixed(1)} ms, max ${Math.max(...deltas).toFixed(0)} ms; ${(late * 100).toFixed(1)} % above 33 ms`;
}
