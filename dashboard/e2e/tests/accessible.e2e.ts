import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { atRest, goInside } from '../harness/reading';
import { screens } from '../harness/screens';
import { expect, test } from '../harness/test';

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

// Four looks at a long page take their time on a machine that does other things, too.
test.describe.configure({ timeout: 180_000 });

/** A feed that is silent, an order charged twice, something of every status: what an empty page hides cannot be checked. */
test.beforeAll(async ({ emulator }) => {
  await Promise.all([
    emulator.play('amount-mismatch', '--count', '4'),
    emulator.play('happy-path', '--count', '4'),
    emulator.play('double-charge', '--count', '2'),
    emulator.events.gateway({ id: 'axe-alert', orderId: 'axe-order' }, { id: 'axe-failed', status: 'FAILED' }, { id: 'axe-pending', status: 'PENDING' }),
    emulator.events.raw('{ not json'),
  ]);
  await emulator.api.settled('axe-alert');
  await emulator.api.act('axe-alert', { action: 'note', reason: 'Somebody looked.' });
});

for (const { name, path } of screens) {
  test(`${name} has no violation of WCAG 2.2 AA, light or dark, at a desk or on a phone`, async ({ page }) => {
    await checkEach(page, path, name);
  });
}

test('a transaction has no violation of WCAG 2.2 AA, light or dark, at a desk or on a phone', async ({ page }) => {
  await checkEach(page, '/transaction?id=axe-alert', 'axe-alert');
});

test('dialogs have no violation of WCAG 2.2 AA', async ({ page }) => {
  await page.goto('/');
  await atRest(page);
  for (const name of ['Keys', 'Appearance', /^You are/]) {
    await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('who wants less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  for (const { name, path } of screens) {
    await goInside(page, path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await atRest(page);
    const moving = await page.evaluate(() => document.getAnimations().filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration ?? 0) > 10).length);
    expect(moving, `${name} moves`).toBe(0);
  }
});

/** Goes on after a violation, so that one run tells of all variants. */
async function checkEach(page: Page, path: string, heading: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Loaded anew, because what is out of sight and not rendered would keep the colours of before.
    await page.emulateMedia({ colorScheme });
    await page.goto(path);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
      await atRest(page);
      expect.soft(await violations(page), `${colorScheme}, ${size}`).toEqual([]);
    }
  }
}

async function violations(page: Page): Promise<readonly string[]> {
  // Legacy mode looks at this page alone and opens no second one to put frames together: there are none, the security policy forbids them.
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join('; ')}`);
}
