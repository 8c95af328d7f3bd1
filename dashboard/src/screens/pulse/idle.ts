const longestMs = 1000;

/** Until the browser has nothing to do, or a second. Safari cannot say so, and is not asked to wait. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: longestMs });
    else setTimeout(resolve);
  });
}
