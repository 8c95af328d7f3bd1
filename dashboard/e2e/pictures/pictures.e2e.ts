import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { images } from '../harness/places';
import { Program } from '../harness/program';
import { atRest } from '../harness/reading';
import { screens } from '../harness/screens';
import { expect, test, useTheme } from '../harness/test';
import { anHour, mismatch } from './anHour';

/** All of them together; they are part of every clone. */
const mostBytes = 4 * 1024 * 1024;
const desk = { width: 1440, height: 900 };

const taken: string[] = [];

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.use({ emulatorOptions: { settings: { BankDeadline: '00:00:04', GatewayDeadline: '00:00:04' }, approval: { EUR: '5000' } } });

test('an hour of payments', async ({ emulator }) => {
  await mkdir(images, { recursive: true });
  await anHour(emulator);
});

for (const theme of ['light', 'dark'] as const) {
  for (const { name, path } of [...screens, { name: 'Transaction', path: `/transaction?id=${encodeURIComponent(mismatch)}` }]) {
    test(`${name}, ${theme}`, async ({ browser, emulator }) => {
      await take(browser, emulator.url + path, `${fileName(name)}-${theme}`, theme, desk);
    });
  }

  test(`Pulse on the wall and on a phone, ${theme}`, async ({ browser, emulator }) => {
    await take(browser, `${emulator.url}/`, `pulse-wall-${theme}`, theme, { width: 3840, height: 2160 }, 'wall');
    await take(browser, `${emulator.url}/`, `pulse-phone-${theme}`, theme, { width: 390, height: 844 });
  });
}

test('they are small enough to keep', async () => {
  // Debian: apt-get install pngquant
  await new Program('pngquant', 'pngquant', ['--force', '--ext', '.png', '--quality', '60-95', '--speed', '1', '--strip', '128', '--', ...taken]).finished(300_000);
  const sizes = await Promise.all(taken.map(async (file) => (await stat(file)).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`  ${String(taken.length)} pictures, ${(bytes / 1024).toFixed(0)} KiB`);
  expect(bytes).toBeLessThanOrEqual(mostBytes);
});

async function take(browser: Browser, url: string, name: string, theme: 'light' | 'dark', viewport: { readonly width: number; readonly height: number }, density?: 'wall'): Promise<void> {
  const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' });
  const page = await context.newPage();
  try {
    await useTheme(page, theme);
    if (density !== undefined) await page.addInitScript((chosen) => localStorage.setItem('realrecon.density', chosen), density);
    await page.goto(url);
    await atRest(page);
    await page.keyboard.press('j');
    await atRest(page);
    const file = join(images, `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    taken.push(file);
  } finally {
    await context.close();
  }
}

function fileName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-');
}
