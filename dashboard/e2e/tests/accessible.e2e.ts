import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { atRest } from '../harness/reading';
import { screens } from '../harness/screens';
import { expect, test, useTheme } from '../harness/test';

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** A feed that is silent, an order charged twice, something of every status: what an empty page hides cannot be checked. */
test.beforeAll(async ({ emulator }) => {
  await emulator.play('amount-mismatch', '--count', '4');
  await emulator.play('happy-path', '--count', '4');
  await emulator.play('double-charge', '--count', '2');
  await emulator.events.gateway({ id: 'axe-alert', orderId: 'axe-order' }, { id: 'axe-failed', status: 'FAILED' }, { id: 'axe-pending', status: 'PENDING' });
  await emulator.events.raw('{ not json');
  await emulator.api.settled('axe-alert');
  await emulator.api.act('axe-alert', { action: 'note', reason: 'Somebody looked.' });
});

for (const theme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${theme}, ${size}`, () => {
      test.beforeEach(async ({ page }) => {
        await page.setViewportSize(viewport);
        await useTheme(page, theme);
      });

      for (const { name, path } of screens) {
        test(`${name} has no violation of WCAG 2.2 AA`, async ({ page }) => {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
          await atRest(page);
          await check(page);
        });
      }

      test('a transaction has no violation of WCAG 2.2 AA', async ({ page }) => {
        await page.goto('/transaction?id=axe-alert');
        await expect(page.getByRole('heading', { level: 1 })).toContainText('axe-alert');
        await atRest(page);
        await check(page);
      });
    });
  }
}

test('dialogs have no violation of WCAG 2.2 AA', async ({ page }) => {
  await page.goto('/');
  await atRest(page);
  for (const name of ['Keys', 'Appearance', /^You are/]) {
    await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('who wants less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const { name, path } of screens) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await atRest(page);
    const moving = await page.evaluate(() => document.getAnimations().filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration ?? 0) > 10).length);
    expect(moving, `${name} moves`).toBe(0);
  }
});

async function check(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join('; ')}`)).toEqual([]);
}
