import { expect, test as base, type Page } from '@playwright/test';
import { Complaints } from './complaints';
import { Emulator, type EmulatorOptions } from './emulator';

interface Worker {
  /** How the file's emulator is started; a file says so with `test.use`. */
  readonly emulatorOptions: EmulatorOptions;
  readonly emulator: Emulator;
}

interface Each {
  /** What a page complained of; a test that provokes something says what it expects. */
  readonly complaints: Complaints;
}

/** A browser before a real emulator. A test fails when its page complains of anything that was not expected: console, dialog, security policy. */
export const test = base.extend<Each, Worker>({
  emulatorOptions: [{}, { scope: 'worker', option: true }],
  emulator: [
    async ({ emulatorOptions }, use) => {
      const emulator = await Emulator.start(emulatorOptions);
      await use(emulator);
      await emulator.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ emulator }, use) => use(emulator.url),
  complaints: [
    async ({ context }, use) => {
      const complaints = await Complaints.of(context);
      await use(complaints);
      expect(complaints.unexpected(), 'the page complained').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Who sits there from now on; as the role switch does, without its dialog. */
export async function actAs(page: Page, actor: string, ...roles: readonly string[]): Promise<void> {
  await page.addInitScript((chosen) => sessionStorage.setItem('realrecon.localRole', chosen), JSON.stringify({ actor, roles }));
}

/** Chosen by the person, so that it holds whatever the system says. */
export async function useTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('realrecon.theme', chosen), theme);
}
