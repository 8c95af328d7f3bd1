import { expect, type Page } from '@playwright/test';

/** Goes on inside the page, as a click does; loading it anew for each of eighty addresses would only test the browser. */
export async function goInside(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), address);
}

/** Everything asked for has come; skeletons would hide what is looked for. */
export async function atRest(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByRole('main').getByRole('alert')).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Live|Catching up|Paused.*)\. Pause/ })).toBeVisible();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
  await expect(page.locator('main [role="status"][aria-label^="Reading"]')).toHaveCount(0);
  await expect(page.getByText(/^Reading .* …$/)).toHaveCount(0);
}

/**
 * The texts of all elements in the screen, and what its list shows at each step from its top to its end and from side to side: a list builds only what is in sight.
 * An element's text counts as it is, so that what was cut, translated or taken for markup is missed.
 */
export async function textsOf(page: Page): Promise<ReadonlySet<string>> {
  const texts = await page.evaluate(async () => {
    const seen = new Set<string>();
    const main = document.querySelector('main') ?? document.body;
    const look = (): void => {
      for (const element of [main, ...main.querySelectorAll('*')]) {
        const text = element.textContent;
        if (text !== '' && text.length < 2000) seen.add(text);
      }
    };
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    const scrollers = [...main.querySelectorAll('*'), document.documentElement].filter((element) => element.scrollHeight > element.clientHeight + 8 && element.clientHeight > 100);
    look();
    for (const scroller of scrollers) {
      scroller.scrollTop = 0;
      for (let steps = 0; steps < 400; steps += 1) {
        for (let left = 0; left < scroller.scrollWidth; left += scroller.clientWidth) {
          scroller.scrollLeft = left;
          await frame();
          await frame();
          look();
        }
        const before = scroller.scrollTop;
        scroller.scrollTop += Math.max(80, scroller.clientHeight * 0.7);
        if (scroller.scrollTop === before) break;
      }
      scroller.scrollTop = 0;
      scroller.scrollLeft = 0;
    }
    return [...seen];
  });
  return new Set(texts);
}
