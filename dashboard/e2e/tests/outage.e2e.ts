import { Emulator } from '../harness/emulator';
import { expect, test } from '../harness/test';

/** An emulator that these tests may stop, apart from the one that the others share. */
for (const keepsData of [true, false]) {
  test(`the API goes down and comes back, ${keepsData ? 'as it was' : 'with another log'}: the page says so and goes on by itself`, async ({ page, complaints }) => {
    test.setTimeout(120_000);
    complaints.expect(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_SOCKET_NOT_CONNECTED|status of 400/);
    const emulator = await Emulator.start({ keepsData });
    try {
      await emulator.events.both({ id: 'before-the-outage' });
      await emulator.api.transactionWhen('before-the-outage', ({ status }) => status === 'MATCHED');
      await page.goto(`${emulator.url}/transactions`);
      await expect(page.getByRole('main').getByText('before-the-outage').first()).toBeVisible();

      await emulator.pause();
      await expect(page.getByRole('alert').filter({ hasText: 'The API does not answer.' })).toBeVisible({ timeout: 20_000 });
      await expect(page.getByRole('main').getByText('before-the-outage').first(), 'what was known stays to look at').toBeVisible();
      await expect(page.getByText(/next try in \d+ s|trying now/)).toBeVisible();

      await emulator.resume();
      await page.getByRole('button', { name: 'Try now' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'The API does not answer.' })).toBeHidden();
      await expect(page.getByRole('button', { name: /^Live\. Pause/ })).toBeVisible();
      await emulator.events.both({ id: 'after-the-outage' });
      await emulator.api.transactionWhen('after-the-outage', ({ status }) => status === 'MATCHED');
      await page.goto(`${emulator.url}/transaction?id=after-the-outage`);
      await expect(page.getByRole('main').getByText('Matched', { exact: true }).first()).toBeVisible();
    } finally {
      await emulator.stop();
    }
  });
}
