import { expect, test } from '../harness/test';

/** What the issue promises, counted in the page from the moment the API knows. */
const promisedMs = 2000;

test.describe('Live', () => {
  test('a change shows within two seconds', async ({ page, emulator }) => {
    await page.goto('/transactions?text=live-soon');
    await expect(page.getByRole('button', { name: /^Live\. Pause/ })).toBeVisible();
    await emulator.events.gateway({ id: 'live-soon' });
    await emulator.api.transactionWhen('live-soon', () => true);
    await page.goto('/transaction?id=live-soon');
    await expect(page.getByRole('main').getByText('Pending').first()).toBeVisible();

    const shown = page.getByRole('main').getByText('Matched').first().waitFor();
    await emulator.events.bank({ id: 'live-soon' });
    await emulator.api.transactionWhen('live-soon', ({ status }) => status === 'MATCHED');
    const known = performance.now();
    await shown;
    expect(performance.now() - known).toBeLessThan(promisedMs);
  });

  test('p keeps everything as it is, counts what waits, and lets it in again', async ({ page, emulator }) => {
    await emulator.events.gateway({ id: 'live-pause' });
    await emulator.api.settled('live-pause');
    await page.goto('/transaction?id=live-pause');
    await expect(page.getByRole('main').getByText('Alert', { exact: true }).first()).toBeVisible();
    await page.keyboard.press('p');
    await expect(page.getByRole('main').getByText('Paused.')).toBeVisible();
    await emulator.events.bank({ id: 'live-pause' });
    await emulator.api.transactionWhen('live-pause', ({ status }) => status === 'MATCHED');
    await expect(page.getByRole('button', { name: /^Paused · \d+ new/ })).toBeVisible();
    await expect(page.getByRole('main').getByText('Matched', { exact: true })).toHaveCount(0);
    await page.keyboard.press('p');
    await expect(page.getByRole('main').getByText('Matched', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('Paused.')).toBeHidden();
  });

  test('a hidden tab catches up when it is looked at', async ({ page, emulator }) => {
    await emulator.events.gateway({ id: 'live-hidden', status: 'PENDING' });
    await emulator.api.transactionWhen('live-hidden', () => true);
    await page.goto('/transaction?id=live-hidden');
    await expect(page.getByRole('main').getByText('Pending', { exact: true }).first()).toBeVisible();
    await look(page, false);
    await emulator.events.gateway({ id: 'live-hidden', status: 'CAPTURED' });
    await emulator.events.bank({ id: 'live-hidden' });
    await emulator.api.transactionWhen('live-hidden', ({ status }) => status === 'MATCHED');
    await look(page, true);
    await expect(page.getByRole('main').getByText('Matched', { exact: true }).first()).toBeVisible({ timeout: promisedMs });
  });

  test('a laptop that slept for a night catches up', async ({ page, emulator }) => {
    await emulator.events.gateway({ id: 'live-slept', status: 'PENDING' });
    await emulator.api.transactionWhen('live-slept', () => true);
    await page.clock.install();
    await page.goto('/transaction?id=live-slept');
    await expect(page.getByRole('main').getByText('Pending', { exact: true }).first()).toBeVisible();
    await page.clock.pauseAt(Date.now() + 2000);
    await emulator.events.gateway({ id: 'live-slept', status: 'CAPTURED' });
    await emulator.events.bank({ id: 'live-slept' });
    await emulator.api.transactionWhen('live-slept', ({ status }) => status === 'MATCHED');
    // As when the lid is opened: every timer that was due rings once.
    await page.clock.fastForward('10:00:00');
    await page.clock.resume();
    await expect(page.getByRole('main').getByText('Matched', { exact: true }).first()).toBeVisible();
  });

  test('asks with the ETag before, and gets nothing when nothing happened', async ({ page }) => {
    const empty = page.waitForResponse((answer) => answer.url().includes('/api/live') && answer.status() === 304);
    await page.goto('/rules');
    await empty;
  });
});

/** Chromium cannot hide a tab on request, so the page is told what a hidden one is told. */
async function look(page: import('@playwright/test').Page, shown: boolean): Promise<void> {
  await page.evaluate((isShown) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !isShown });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (isShown ? 'visible' : 'hidden') });
    document.dispatchEvent(new Event('visibilitychange'));
  }, shown);
}
