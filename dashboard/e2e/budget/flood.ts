import type { Page } from '@playwright/test';
import type { Emulator } from '../harness/emulator';
import type { Program } from '../harness/program';
import { expect } from '../harness/test';

export const changesPerSecond = 200;

/** Until at least one verdict of the flood has come; it goes on for the given time unless it is stopped. */
export async function flooding(emulator: Emulator, minutes: number): Promise<Program> {
  const before = await decided(emulator);
  const flood = emulator.playing('flood', '--rate', String(changesPerSecond), '--count', String(Math.ceil(changesPerSecond * 60 * minutes)), '--api', emulator.url);
  await expect.poll(() => decided(emulator), { timeout: 30_000 }).toBeGreaterThan(before);
  return flood;
}

export async function decided(emulator: Emulator): Promise<number> {
  const { totals } = await emulator.api.get<{ readonly totals: Readonly<Record<string, number>> }>('/live');
  return Object.values(totals).reduce((sum, count) => sum + count, 0);
}

export async function isLive(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^(Live|Catching up)\. Pause/ })).toBeVisible();
}
